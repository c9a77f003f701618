using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>The names that options have on the view of all options, where those of all levels of a table meet.</summary>
internal sealed class ViewNames(TableDiagnostics diagnostics)
{
    private readonly HashSet<string> _levels = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = [];

    /// <summary>Whether a level is another one than those so far: of one that is declared twice that is said, and not of each
    /// of its options too.</summary>
    public bool AddLevel(string level) => _levels.Add(level);

    /// <summary>Whether the members of an option have names that are free in the whole table; reported if not.</summary>
    public bool Admit(OptionModel option, string level, string prefix, JsonNode node)
    {
        int before = diagnostics.Count;
        JsonNode at = node.At("id");
        foreach (ViewMember member in ViewMember.Of(option, prefix))
        {
            if (Identifiers.Fault(member.Name, Identifiers.TakenByView) is { } fault)
            {
                diagnostics.Report(TableError.NotAnIdentifier, at, member.Name, fault);
            }
            else if (member.Name == new LevelNames(level).PropertyClass)
            {
                diagnostics.Report(
                    TableError.NotAnIdentifier, at, member.Name, "it is the name of a type that has the option as a member");
            }
            else if (!_names.Add(member.Name))
            {
                diagnostics.Report(TableError.Duplicate, at, "Property", member.Name);
            }
        }

        return diagnostics.Count == before;
    }
}
