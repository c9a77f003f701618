using Sockopt.Generators.Model;

namespace Sockopt.Generators.Table;

/// <summary>What reading a table yields.</summary>
/// <param name="Model">The sound part of the table; null if the text is not JSON.</param>
/// <param name="Diagnostics">Everything wrong in it, in the order of the text.</param>
internal sealed record ParsedTable(TableModel? Model, EquatableArray<TableDiagnostic> Diagnostics);
