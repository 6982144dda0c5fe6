/** The words of video in both languages; each app adds them to its own. */

const en = {
  title: 'Video',
  start: 'Start my video',
  stop: 'Stop my video',
  needsCustomer: 'Possible once a customer has joined',
  invites: '{{name}} is on video. You can start yours as well, if you like.',
  you: 'You',
  pictureOf: 'Video of {{name}}',
  pictureOfYou: 'Your own video, as in a mirror',
  devices: 'Camera',
  camera: 'Camera',
  systemChoice: 'As the system chooses',
  unnamed: 'Camera {{number}}',
  rests: 'Turn my camera off while this window is hidden',
  opening: 'The camera is being opened …',
  resting: 'Your camera is off while this window is hidden.',
  denied: 'The camera may not be used. Nobody sees you.',
  missing: 'No camera was found. Nobody sees you.',
  busy: 'The camera could not be opened; another program may be using it. Nobody sees you.',
  unplugged: 'The camera was taken away. Nobody sees you any more.',
  again: 'Try again',
} as const

export type VideoWords = { readonly [Key in keyof typeof en]: string }

const zhCN: VideoWords = {
  title: '视频',
  start: '开启我的视频',
  stop: '关闭我的视频',
  needsCustomer: '客户加入后即可使用',
  invites: '{{name}}已开启视频。如果您愿意，也可以开启您的视频。',
  you: '您',
  pictureOf: '{{name}}的视频',
  pictureOfYou: '您自己的视频（镜像）',
  devices: '摄像头',
  camera: '摄像头',
  systemChoice: '由系统选择',
  unnamed: '摄像头 {{number}}',
  rests: '窗口隐藏时关闭我的摄像头',
  opening: '正在打开摄像头…',
  resting: '窗口隐藏期间您的摄像头已关闭。',
  denied: '无法使用摄像头。没有人能看到您。',
  missing: '未找到摄像头。没有人能看到您。',
  busy: '无法打开摄像头，可能正被其他程序使用。没有人能看到您。',
  unplugged: '摄像头已断开。其他人不再能看到您。',
  again: '重试',
}

export const videoWords = { en, 'zh-CN': zhCN } as const
