using System.Net.Sockets;
using Sockopt.Conformance.Fuzzing;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems.Host;
using Sockopt.Tests;
using Xunit.Abstractions;

namespace Sockopt.Conformance.Tests.Fuzzing;

/// <summary>The fuzzer, on the running Linux. SOCKOPT_FUZZ_SEQUENCES says how many sequences it does, SOCKOPT_FUZZ_SEED how it
/// begins.</summary>
public sealed class FuzzerTests(ITestOutputHelper output)
{
    private const int DefaultSequences = 600;
    private const int Repeated = 600;

    private static readonly SocketType[] AllTypes = [SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket];

    [LinuxFact]
    public void The_core_answers_sequences_as_the_running_kernel_does()
    {
        int sequences = TestSettings.Number("SOCKOPT_FUZZ_SEQUENCES", DefaultSequences);
        int seed = TestSettings.Number("SOCKOPT_FUZZ_SEED", 1);
        output.WriteLine($"SOCKOPT_FUZZ_SEED={seed}");
        FuzzResult result = new Fuzzer(new FuzzSettings(sequences, seed, AllTypes), Fuzzer.HostAndCore()).Run();

        string printed = Printed(result);
        output.WriteLine(printed);
        Assert.True(result.IsGood, printed);
    }

    // What the kernel itself answers now so and now so cannot be compared, nor what depends on the name of a folder.
    [LinuxFact]
    public void The_kernel_answers_the_same_again()
    {
        FuzzResult result = new Fuzzer(
            new FuzzSettings(Repeated, 1, AllTypes), () => new SystemPair(new HostSystem(), new HostSystem())).Run();
        Assert.True(result.Findings.Count == 0, Printed(result));
    }

    [Fact]
    public void The_list_of_what_is_reached_names_steps_and_their_endings()
    {
        IReadOnlyList<ReachRow> rows = ReachList.Own();
        Assert.All(rows, row => Assert.Contains(row.Operation, StepParser.Operations.Keys));
        Assert.All(rows, row => Assert.True(row.Ending == "OK" || Words.Errors.ContainsKey(row.Ending), row.Ending));
        Assert.Equal(rows.Count, rows.Select(row => (row.Operation, row.Ending)).Distinct().Count());
    }

    private static string Printed(FuzzResult result)
    {
        using StringWriter writer = new();
        result.Print(writer);
        return writer.ToString();
    }
}
