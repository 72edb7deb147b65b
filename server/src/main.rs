//! The program: reads the command line, does one thing, and says in one line why when it could not.

use clap::Parser;
use parboard::command::Cli;
use std::process::ExitCode;

// Two workers serve a province with room to spare, and each further one costs memory on a small machine.
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("parboard: {error:#}");
            ExitCode::FAILURE
        }
    }
}
