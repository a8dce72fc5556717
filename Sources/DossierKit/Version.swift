/// The version of the tool, as `dossier --version` says it.
package let toolVersion = "0.1.0"
