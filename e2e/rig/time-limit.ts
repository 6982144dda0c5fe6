/** Real apps take their time to start. Jest knows this limit only for all projects together, so it is set here. */
jest.setTimeout(180_000)
