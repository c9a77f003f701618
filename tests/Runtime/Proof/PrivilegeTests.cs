using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>Setting an option takes a privilege where the table says so, and nowhere else.</summary>
public sealed class PrivilegeTests
{
    /// <summary>The options whose test value is within what everybody may set, on all kernels or on some.</summary>
    private static readonly IReadOnlyList<DataRow> Unexercised = DataFile.Read("Proof/unexercised-privileges.tsv");

    public static TheoryData<string, string> SettableOptions
    {
        get
        {
            TheoryData<string, string> options = [];
            foreach (LinuxOption option in LinuxOption.All.Where(option => (option.Access & Access.Set) != 0))
            {
                options.Add(option.Level.Id, option.Option.Id);
            }

            return options;
        }
    }

    [LinuxTheory]
    [MemberData(nameof(SettableOptions))]
    public void It_takes_the_privilege_that_the_table_says(string level, string id)
    {
        LinuxOption option = LinuxOption.OfId(level, id);
        OptionProof proof = OptionProof.Of(option);
        (SocketKind Kind, string Error)[] answers =
        [
            .. from claim in proof.Claims
               let error = UnprivilegedCycle.Run(option, claim)
               where error is not null
               select (claim.Kind, error),
        ];
        if (answers.Length == 0)
        {
            Assert.All(proof.NotProvable, claim => Assert.True(Unprovable.IsExplained(option, claim), claim.Outcome.Why));
            return;
        }

        string[] errors = [.. answers.Select(answer => answer.Error).Distinct()];
        string? kernels = Unexercised.SingleOrDefault(row => IsAbout(row, level, id))?["kernels"];
        string expected = option.Privilege is not { } privilege || kernels == "all" ? "" : privilege.Error;
        bool isConditional = option.Privilege?.For is not null;
        bool holds = (errors.Contains(expected) || kernels == "some")
            && errors.All(error => error == expected || (isConditional && error == ""));
        string actual = string.Join(", ", answers.Select(answer => $"{answer.Kind} {Word(answer.Error)}"));
        Assert.True(holds, $"{option}: expected {Word(expected)} without privilege: {actual}");
    }

    [LinuxFact]
    public void What_is_listed_as_unexercised_takes_a_privilege() => Assert.DoesNotContain(
        Unexercised,
        row => !LinuxOption.All.Any(option => IsAbout(row, option.Level.Id, option.Option.Id) && option.Privilege is not null));

    private static bool IsAbout(DataRow row, string level, string id) => row["level"] == level && row["option"] == id;

    private static string Word(string error) => error.Length == 0 ? "success" : error;
}
