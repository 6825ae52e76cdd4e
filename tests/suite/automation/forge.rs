//! A forge that answers what it was told to, and remembers what it heard.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server on the loopback interface, for as long as the tests run.
pub struct Forge {
    /// Where its API is.
    pub address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Forge {
    /// `answers` are JSON by method and path; to all else it answers an empty object.
    pub fn new(answers: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let answers: BTreeMap<String, String> =
            answers.iter().map(|&(asked, answer)| (asked.into(), answer.into())).collect();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&heard);
        thread::spawn(move || {
            for stream in listener.incoming() {
                serve(stream.unwrap(), &answers, &log);
            }
        });
        Self { address, heard }
    }

    /// Every request so far: method, address, body.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, answers: &BTreeMap<String, String>, log: &Mutex<Vec<String>>) {
    let (asked, body) = read(&stream);
    let path = asked.split('?').next().unwrap().to_owned();
    log.lock().unwrap().push(format!("{asked} {body}"));
    let answer = answers.get(&path).map_or("{}", String::as_str);
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
        answer.len()
    )
    .unwrap();
}

/// Method and address, and the body.
fn read(stream: &TcpStream) -> (String, String) {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim_end().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let length =
        lines.iter().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    (lines[0].trim_end_matches(" HTTP/1.1").to_owned(), String::from_utf8(body).unwrap())
}
