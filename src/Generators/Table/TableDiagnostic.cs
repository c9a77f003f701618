using Sockopt.Generators.Model;

namespace Sockopt.Generators.Table;

/// <summary>Something wrong in a table, and where it stands in the text.</summary>
internal sealed record TableDiagnostic(TableError Error, int Offset, int Length, EquatableArray<string> Arguments);
