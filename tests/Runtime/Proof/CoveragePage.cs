using System.Globalization;
using System.Text;
using Sockopt.Generators.Model;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Proof;

/// <summary>docs/coverage.md: which options are proved, and where, and why others are not.</summary>
internal static class CoveragePage
{
    public const string File = "docs/coverage.md";

    /// <summary>The line that says where the page was written, for this machine.</summary>
    public static string Machine => FormattableString.Invariant(
        $"Written on Linux {Proof.Machine.Kernel} on {Proof.Machine.Architecture}, {Proof.Machine.Privilege}.");

    /// <summary>Whether the page was written on such a machine as this.</summary>
    public static bool IsOfThisMachine { get; } = Read().Split('\n').Contains(Machine);

    /// <summary>The lines that count the options of the table, which are the same on every machine.</summary>
    public static IReadOnlyList<string> Counts { get; } =
    [
        FormattableString.Invariant($"| in the table | {OptionTable.Options.Count()} |"),
        FormattableString.Invariant($"| with a number on Linux | {LinuxOption.All.Count} |"),
    ];

    /// <summary>The page as it is.</summary>
    public static string Read()
    {
        string path = Repository.PathOf(File);
        return System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path).ReplaceLineEndings("\n") : "";
    }

    /// <summary>The page as the tests find it.</summary>
    public static string Render()
    {
        OptionProof[] proofs = [.. LinuxOption.All.Select(OptionProof.Of)];
        StringBuilder page = new();
        page.Append(FormattableString.Invariant($$"""
            # Coverage

            What the tests prove of the table on a running kernel. Every option with a number on Linux is read and set by that
            number on every kind of socket that its row claims; what comes back is compared with what the row says, and with what
            the typed key reads and sets. What can only be read or only be set, or neither, has to be refused otherwise. The tests
            write this page; nobody edits it.

            {{Machine}}

            Windows, macOS, FreeBSD and OpenBSD could not be run. Their numbers and the layouts of their values are tested as data
            only, against their headers.

            |  | options |
            |---|---|
            {{string.Join('\n', Counts)}}
            | proved | {{proofs.Count(proof => proof.Proven.Any())}} |

            """).ReplaceLineEndings("\n"));
        foreach (Reason reason in Enum.GetValues<Reason>())
        {
            int count = proofs.Count(proof => !proof.Proven.Any() && ReasonOf(proof) == reason);
            page.Append(CultureInfo.InvariantCulture, $"| not provable: {Unprovable.Word(reason)} | {count} |\n");
        }

        foreach (IGrouping<string, OptionProof> level in proofs.GroupBy(proof => proof.Option.Level.Id))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {level.Key}\n\n");
            page.Append("| option | id | proved on | or why not |\n|---|---|---|---|\n");
            foreach (OptionProof proof in level.OrderBy(proof => proof.Option.Option.Name, StringComparer.Ordinal))
            {
                OptionModel option = proof.Option.Option;
                string[] cells = [option.Name, option.Id, Proved(proof), WhyNot(proof)];
                page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
            }
        }

        return page.ToString();
    }

    /// <summary>An option as the page lists it: its level, its name in C and that in .NET.</summary>
    public static string Key(LevelModel level, OptionModel option) => $"{level.Id}: {option.Name}, {option.Id}";

    /// <summary>The options that the lines of a page list.</summary>
    public static IEnumerable<string> KeysIn(IEnumerable<string> lines)
    {
        string level = "";
        foreach (string line in lines)
        {
            string[] cells = line.Split(" | ");
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                level = line[3..];
            }
            else if (level.Length > 0 && cells.Length > 2 && cells[1] != "id")
            {
                yield return $"{level}: {cells[0][2..]}, {cells[1]}";
            }
        }
    }

    private static string Proved(OptionProof proof) => string.Join("; ", proof.Proven
        .GroupBy(proven => proven.Situation.Name, proven => proven.Kind)
        .Select(situation => $"{situation.Key}: {Kinds(situation)}"));

    private static string Kinds(IEnumerable<SocketKind> kinds) => string.Join(", ", kinds
        .GroupBy(kind => kind.Domain)
        .Select(domain => $"{domain.Key} {string.Join('/', domain.Select(kind => kind.Sort))}"));

    private static string WhyNot(OptionProof proof)
    {
        if (proof.Proven.Any())
        {
            return string.Join("; ", Unprovable.PartsOf(proof.Option).Select(part => $"not on {part["socket"]}: {part["why"]}"));
        }

        string why = Explained(proof)?.Why ?? Unprovable.Of(proof.Option)?["why"] ?? "";
        return ReasonOf(proof) is { } reason ? $"{Unprovable.Word(reason)}: {why}" : why;
    }

    private static Reason? ReasonOf(OptionProof proof) => Explained(proof)?.Reason
        ?? (Unprovable.Of(proof.Option) is { } row ? Unprovable.ReasonOf(row) : null);

    /// <summary>The outcome by which the machine says why an option cannot be proved, or null.</summary>
    private static Outcome.NotProvable? Explained(OptionProof proof) =>
        proof.NotProvable.Select(claim => claim.Outcome).FirstOrDefault(outcome => outcome.Reason is not null);
}
