import type { Texts } from './texts.ts'

export const chinese: Texts = {
  languageLabel: '语言',
  systems: { windows: 'Windows', macos: 'Mac', linux: 'Linux' },
  page: {
    inviteTitle: (organisation) => `来自${organisation}的邀请`,
    startTitle: (organisation) => `${organisation} 远程协助`,
    closedTitle: '此邀请已失效',
    busyTitle: '请稍候',
    missingTitle: '找不到页面',
  },
  invite: {
    heading: (inviter) => `${inviter} 想为您提供帮助`,
    lead: (inviter, organisation) =>
      `通过本页面，${organisation} 的 ${inviter} 可以在您的注视下协助您操作电脑。一切由您决定，您可以随时停止。`,
    organisationLabel: '所属机构',
    inviterLabel: '邀请人',
    numberLabel: '邀请编号',
    csrHeading: (inviter) => `${inviter} 请您加入会话`,
    csrLead: '此邀请发给支持代表。请打开 Deskside 客服应用，并在其中粘贴本页面的完整链接。',
  },
  steps: {
    heading: '如何开始',
    download: '获取助手程序',
    downloadFor: (system) => `下载 ${system} 版`,
    downloadHint: '一个小程序，无需安装，关闭后一切随即结束。',
    fileSize: (megabytes) => `${megabytes} MB`,
    none: (system, organisation) => `${organisation} 未提供 ${system} 版助手程序。请询问邀请您的人该怎么办。`,
    noneAtAll: (organisation) => `${organisation} 尚未在此提供助手程序。请询问邀请您的人从哪里获取。`,
    otherSystems: '使用其他电脑？',
    forFleets: '供 IT 部门使用',
    phone: '您似乎在使用手机或平板电脑。请在需要帮助的那台电脑上打开本页面。',
    open: '打开助手程序',
    openButton: '打开助手程序',
    openHint: '代码已为您填好。如果没有任何反应，请自行启动助手程序，复制链接并粘贴到其中。',
    openHintTyped: '如果没有任何反应，请自行启动助手程序并在其中输入代码。',
    copyLink: '复制链接',
    copied: '已复制',
    noSecret: (inviter) =>
      `本页面只知道代码的前六位数字。为了您的安全，另外六位由 ${inviter} 在电话里告诉您：请在助手程序中输入。`,
    openWithNumber: (number) => `用 ${number} 打开助手程序`,
    openHintNumber: (number) =>
      `如果没有任何反应，请自行启动助手程序并输入全部十二位数字：先输入 ${number}，再输入您听到的六位。`,
    noScript:
      '您的浏览器未启用脚本。如果本页面的网址中有 # 及其后的字母，则无需输入数字：请启动助手程序，然后复制完整网址并粘贴到其中。',
    compare: '核对安全号码',
    compareHint: (person) =>
      `助手程序会显示六位数字。请对方（${person}）念出其屏幕上的数字。如果不一致，请关闭助手程序：可能有人在中间窃听。`,
    someone: '帮助您的人',
  },
  start: {
    heading: (organisation) => `获取 ${organisation} 的帮助`,
    lead: '请输入您得到的代码。代码只留在您的电脑上，本页面不会把它发送到任何地方。',
    step: '输入代码',
    label: '您的代码',
    hint: '12 位数字，由帮助您的人念给您。',
    example: '123 456 - 789 012',
    incomplete: '代码共有 12 位数字。',
    ready: '代码已完整。',
    noScript: '您的浏览器未启用脚本。请启动助手程序，在那里输入代码。',
  },
  promises: {
    willHeading: '会发生什么',
    will: [
      '助手程序会显示对方是谁、属于哪个机构。',
      '任何人查看您的屏幕之前都会先征求您的同意；使用您的鼠标或键盘之前会再次征求。',
      '有人查看时，屏幕四周会有边框，并有横条显示对方姓名。',
      '“停止”按钮始终可见。您自己的鼠标和键盘永远优先。',
    ],
    willNotHeading: '不会发生什么',
    willNot: [
      '在您同意之前，没有人能看到或操作任何内容。',
      '没有新的邀请，任何人都无法再次连接。',
      '不安装任何东西，也不会在您的电脑上留下任何东西。',
      '没有人会向您索要银行信息、付款或礼品卡。',
    ],
  },
  warning: {
    heading: '是陌生人突然打电话给您吗？',
    lines: [
      '银行、警方和大型软件公司不会打电话来帮人修电脑。如果对方是这样说的，请挂断电话并关闭本页面。',
      '只有当您自己请求了帮助，或确信对方身份时，才继续操作。如有疑问，请拨打您已知的号码回电核实。',
    ],
  },
  closed: {
    heading: '此邀请已不能使用',
    lead: '您的电脑没有任何问题。为了您的安全，每个邀请只能使用一次，且只在几分钟内有效。',
    reasons: ['它可能已被使用，或者已超过十分钟。', '它可能已被撤回，或者链接中的编号不完整。'],
    next: '请让帮助您的人发来新的邀请，只需几秒钟。',
    toStart: '我有代码',
  },
  busy: {
    heading: '请稍候',
    lead: '短时间内从您的网络打开了过多邀请。请等待一分钟，然后重新加载本页面。',
  },
  missing: {
    heading: '这里没有内容',
    lead: '网址可能不完整。如果您得到了代码，可以在开始页面输入。',
  },
  footer: (organisation) => `${organisation} 远程支持 · Deskside`,
}
