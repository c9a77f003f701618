namespace Sockopt.Tests.Proof;

/// <summary>The options that cannot be proved, by <c>unprovable.tsv</c>: why, in a word and in a sentence. A row for one kind of
/// socket is about that kind; others prove the option.</summary>
internal static class Unprovable
{
    private static readonly IReadOnlyList<DataRow> Rows = DataFile.Read("Proof/unprovable.tsv");

    /// <summary>The rows that are about no option of the table.</summary>
    public static IEnumerable<string> Stale => Rows
        .Where(row => !LinuxOption.All.Any(option => IsAbout(row, option)))
        .Select(row => row.ToString());

    /// <summary>The row of an option that cannot be proved at all, or null.</summary>
    public static DataRow? Of(LinuxOption option) =>
        Rows.SingleOrDefault(row => IsAbout(row, option) && row["socket"].Length == 0);

    /// <summary>The rows of an option that cannot be proved on some kinds of sockets.</summary>
    public static IEnumerable<DataRow> PartsOf(LinuxOption option) =>
        Rows.Where(row => IsAbout(row, option) && row["socket"].Length > 0);

    /// <summary>What does not agree between the data file and what came of an option, or null.</summary>
    public static string? Explain(OptionProof proof)
    {
        DataRow? listed = Of(proof.Option);
        if (proof.Proven.Any() && listed is not null)
        {
            return MayDiffer(listed)
                ? null
                : $"it is listed as not provable ({listed["reason"]}), and {proof.Proven.First().Kind} proves it";
        }

        if (proof.Claims.Count == 0)
        {
            return "no kind of socket is claimed to have it";
        }

        string[] untrue =
        [
            .. from row in PartsOf(proof.Option)
               where !proof.NotProvable.Any(claim => claim.Kind.ToString() == row["socket"]) && !MayDiffer(row)
               select row["socket"],
        ];
        if (untrue.Length > 0)
        {
            return $"it is listed as not provable on {string.Join(", ", untrue)}, and is proved there or not claimed";
        }

        string[] unexplained =
        [
            .. from claim in proof.NotProvable
               where !IsExplained(proof.Option, claim)
               select $"{claim.Kind}: {claim.Outcome.Why}",
        ];
        return unexplained.Length > 0 ? $"it is not proved, and not listed:\n{string.Join('\n', unexplained)}" : null;
    }

    /// <summary>Whether it is known why an option could not be proved on a kind of socket: the machine says it, or a row
    /// does.</summary>
    public static bool IsExplained(LinuxOption option, (SocketKind Kind, Outcome.NotProvable Outcome) claim) =>
        claim.Outcome.Reason is not null
        || Of(option) is not null
        || PartsOf(option).Any(row => row["socket"] == claim.Kind.ToString());

    /// <summary>The reason that a row gives.</summary>
    public static Reason ReasonOf(DataRow row) => Enum.GetValues<Reason>().Single(reason => Word(reason) == row["reason"]);

    /// <summary>A reason in words.</summary>
    public static string Word(Reason reason) =>
        reason == Reason.KernelTooOld ? "kernel too old" : reason.ToString().ToLowerInvariant();

    // What one kernel is built without another has.
    private static bool MayDiffer(DataRow row) => ReasonOf(row) == Reason.Configuration && !CoveragePage.IsOfThisMachine;

    private static bool IsAbout(DataRow row, LinuxOption option) =>
        row["level"] == option.Level.Id && row["option"] == option.Option.Id;
}
