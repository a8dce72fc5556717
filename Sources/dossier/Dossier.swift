import ArgumentParser

@main
struct Dossier: ParsableCommand {}
