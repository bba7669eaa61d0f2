// What a mode of the downstream does, in one sentence for the mode and one for each breaker: whether it opens it, and why.

const opens = (why) => ({ opens: true, why });
const spares = (why) => ({ opens: false, why });

export const effects = {
  healthy: {
    mode: "It answers right and at once.",
    inventory: spares("Every answer holds a stock."),
    catalog: spares("One article in four does not exist: allowed."),
    payment: spares("One payment in four is declined: that is an answer."),
  },
  failing: {
    mode: "It answers everything with status 500.",
    inventory: opens("Nothing is thrown, but the validator refuses a 500."),
    catalog: opens("The client throws a ServerErrorException, which is not allowed."),
    payment: spares("A 500 is an answer, so the connection works: neutral."),
  },
  "wrong-content": {
    mode: "It answers everything with status 200 and a maintenance page.",
    inventory: opens("The validator finds no stock behind the 200."),
    catalog: opens("The client throws an UnreadableAnswerException, which is not allowed."),
    payment: spares("The page is unreadable, but the connection works: neutral."),
  },
  slow: {
    mode: "It answers right, after 1.5 seconds; the clients wait for 2.",
    inventory: spares("Late, but right: look at the times below."),
    catalog: spares("Late, but right."),
    payment: spares("Late, but right."),
  },
  hanging: {
    mode: "It takes the call and never answers; the clients give up after 2 seconds.",
    inventory: opens("A time-out is an exception, and every exception counts."),
    catalog: opens("A time-out is not an allowed exception."),
    payment: opens("An HttpTimeoutException is trouble with the connection."),
  },
  refusing: {
    mode: "Its listening socket is closed: nobody can connect.",
    inventory: opens("A refused connection is an exception, and every exception counts."),
    catalog: opens("A refused connection is not an allowed exception."),
    payment: opens("A ConnectException is trouble with the connection."),
  },
};
