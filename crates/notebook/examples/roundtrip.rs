//! Reads notebooks and writes them back, for checks with other tools: `roundtrip MODE IN OUT [IN OUT]…`.
//! MODE: `same` (as it is), `edit` (one more line in every cell), `anew` (without the bytes of the file).
//! Prints one line a file: `clean` or `repaired` with the number of repairs, or `refused` with the reason.

use notebook::{Cell, CellType, Notebook, Output, StreamName, parse_bytes};

#[expect(clippy::print_stdout, reason = "printing is what this program is for")]
fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mode = arguments.next().unwrap_or_default();
    while let (Some(input), Some(output)) = (arguments.next(), arguments.next()) {
        match parse_bytes(&std::fs::read(&input)?) {
            Ok(parsed) => {
                let (mut notebook, repairs) = parsed.into_notebook();
                match mode.as_str() {
                    "edit" => edit(&mut notebook),
                    "anew" => notebook = anew(&notebook),
                    _ => {}
                }
                std::fs::write(&output, notebook.to_json())?;
                let word = if repairs.is_empty() { "clean" } else { "repaired" };
                println!("{word} {} {input}", repairs.len());
            }
            Err(error) => println!("refused {error} {input}"),
        }
    }
    Ok(())
}

fn edit(notebook: &mut Notebook) {
    for cell in &mut notebook.cells {
        cell.source.push_str("\n# édité");
        if cell.is_code() {
            cell.outputs.push(Output::stream(StreamName::Stdout, "more\n"));
        }
    }
    notebook.cells.push(Cell::new(CellType::Markdown, "# New"));
}

fn anew(notebook: &Notebook) -> Notebook {
    let mut fresh = Notebook::empty();
    fresh.nbformat_minor = notebook.nbformat_minor;
    fresh.metadata.clone_from(&notebook.metadata);
    fresh.cells.clone_from(&notebook.cells);
    fresh
}
