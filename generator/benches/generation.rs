//! Benchmarks of generation: descriptions made up here in several sizes, and real ones where these
//! are at hand.
//!
//! `cargo bench -p generator` compares with the run before. The throughput of the made-up ones
//! should be the same for all sizes: generation is linear in the description.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use generator::config::Config;
use generator::diagnostic::Diagnostics;
use generator::document::Document;
use generator::{Source, generate};

criterion_group!(benches, made_up, real);
criterion_main!(benches);

/// The numbers of resources of the made-up descriptions. Each has three operations and three
/// schemas.
const RESOURCES: [usize; 4] = [25, 50, 100, 200];

/// Real descriptions of every size and style.
const REAL: [&str; 5] =
    ["museum.yaml", "radarr.json", "plex-2026.yaml", "github.json", "stripe.yaml"];

fn made_up(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("made up");
    for resources in RESOURCES {
        let source = Source { name: "made-up.yaml".to_owned(), text: description(resources) };
        generate(&source, &Config::default()).expect("what is made up here is sound");
        group.throughput(Throughput::Bytes(source.text.len() as u64));
        group.bench_with_input(
            BenchmarkId::new("document", resources),
            &source,
            |bencher, source| {
                bencher.iter(|| Document::parse(black_box(source), &mut Diagnostics::default()));
            },
        );
        group.bench_with_input(BenchmarkId::new("whole", resources), &source, |bencher, source| {
            bencher.iter(|| generate(black_box(source), &Config::default()));
        });
    }
}

fn real(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let mut group = criterion.benchmark_group("real");
    // Each sample takes seconds.
    group.sample_size(10);
    for name in REAL {
        let Ok(text) = fs::read_to_string(folder.join(name)) else { continue };
        let source = Source { name: name.to_owned(), text };
        group.throughput(Throughput::Bytes(source.text.len() as u64));
        group.bench_with_input(BenchmarkId::new("whole", name), &source, |bencher, source| {
            bencher.iter(|| generate(black_box(source), &Config::default()));
        });
    }
}

/// Returns a description with so many resources, all alike and none equal to another: each has
/// properties of its own.
fn description(resources: usize) -> String {
    let mut paths = String::new();
    let mut schemas = String::new();
    for number in 0..resources {
        write!(paths, "{}", PATHS.replace('@', &number.to_string())).expect("strings grow");
        let next = ((number + 1) % resources).to_string();
        let schema = SCHEMAS.replace("@next", &next).replace('@', &number.to_string());
        write!(schemas, "{schema}").expect("strings grow");
    }
    format!("{HEAD}paths:\n{paths}components:\n{COMPONENTS}  schemas:\n{schemas}")
}

const HEAD: &str = "\
openapi: 3.1.0
info: { title: Made up, version: '1' }
servers: [{ url: https://example.com }]
";

const PATHS: &str = "
  /resources-@:
    get:
      operationId: listResource@
      description: All of the resources, with some words to say about them, and `code`.
      parameters:
        - { $ref: '#/components/parameters/Limit' }
        - { name: order-@, in: query, schema: { type: string, enum: [up, down, \"by-@\"] } }
      responses:
        '200':
          description: The resources.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Resource@' } }
        default: { $ref: '#/components/responses/Problem' }
    post:
      operationId: createResource@
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/NewResource@' } } }
      responses:
        '201':
          description: The new resource.
          content: { application/json: { schema: { $ref: '#/components/schemas/Resource@' } } }
        default: { $ref: '#/components/responses/Problem' }
  /resources-@/{id}:
    get:
      operationId: getResource@
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: The resource.
          content: { application/json: { schema: { $ref: '#/components/schemas/Resource@' } } }
        '404': { $ref: '#/components/responses/Problem' }
";

const SCHEMAS: &str = "
    NewResource@:
      type: object
      required: [name]
      properties:
        name: { type: string, description: What people call it. }
        size_@: { type: integer, format: int64 }
        labels: { type: object, additionalProperties: { type: string } }
    Resource@:
      allOf:
        - { $ref: '#/components/schemas/NewResource@' }
        - type: object
          required: [id]
          properties:
            id: { type: string }
            state_@: { type: string, enum: [new, \"old-@\"] }
            owner:
              type: [object, 'null']
              properties: { name: { type: string }, since_@: { type: string, format: date-time } }
            next: { $ref: '#/components/schemas/Resource@next' }
            shape: { $ref: '#/components/schemas/Shape@' }
    Shape@:
      oneOf:
        - type: object
          required: [kind, radius_@]
          properties: { kind: { const: circle }, radius_@: { type: number } }
        - type: object
          required: [kind]
          properties: { kind: { const: square }, side_@: { type: number } }
";

const COMPONENTS: &str = "  parameters:
    Limit: { name: limit, in: query, schema: { type: integer, maximum: 100 } }
  responses:
    Problem:
      description: What went wrong.
      content: { application/json: { schema: { $ref: '#/components/schemas/Resource0' } } }
";
