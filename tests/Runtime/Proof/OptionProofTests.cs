namespace Sockopt.Tests.Proof;

/// <summary>Every row of the table that has a number on Linux, held against the running kernel.</summary>
public sealed class OptionProofTests
{
    public static TheoryData<string, string> Options
    {
        get
        {
            TheoryData<string, string> options = [];
            foreach (LinuxOption option in LinuxOption.All)
            {
                options.Add(option.Level.Id, option.Option.Id);
            }

            return options;
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Options))]
    public void The_kernel_does_what_the_table_says(string level, string option)
    {
        OptionProof proof = OptionProof.Of(LinuxOption.OfId(level, option));

        Assert.True(!proof.Contradictions.Any(), $"{proof.Option}:\n{string.Join('\n', proof.Contradictions)}");
        Assert.True(Unprovable.Explain(proof) is null, $"{proof.Option}: {Unprovable.Explain(proof)}");
    }

    [LinuxFact]
    public void What_cannot_be_proved_is_in_the_table() => Assert.Empty(Unprovable.Stale);
}
