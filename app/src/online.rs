//! What is online by nature: accounts, importing plans. Server functions, each with an address of its own, so that a client
//! built yesterday still finds them.
