using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Fuzzing;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests.Fuzzing;

public sealed class ProgramGeneratorTests
{
    private const int Programs = 400;

    private static readonly SocketType[] AllTypes = [SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket];

    [Fact]
    public void A_seed_makes_the_same_sequences_each_time()
    {
        Assert.Equal(Texts(seed: 5), Texts(seed: 5));
        Assert.True(Texts(seed: 5).Intersect(Texts(seed: 6)).Count() < Programs / 20);
    }

    [Fact]
    public void A_sequence_needs_none_of_those_before_it() =>
        Assert.Equal(Texts(seed: 5)[17], Text(ProgramGenerator.Generate(5, 17, AllTypes)));

    // The numbers are written down: what a seed means must not change with the runtime.
    [Fact]
    public void A_seed_means_the_same_everywhere()
    {
        FuzzRandom random = new(seed: 1, sequence: 2);
        Assert.Equal([282, 761, 32, 449, 891], Enumerable.Range(0, 5).Select(_ => random.Below(1000)));
    }

    [Fact]
    public void A_sequence_is_in_the_notation()
    {
        foreach (ImmutableArray<Step> program in Generate(seed: 2))
        {
            ImmutableArray<Step> read = StepParser.Parse(Text(program));
            Assert.Equal(program.Select(step => step.Text), read.Select(step => step.Text));
        }
    }

    [Fact]
    public void A_sequence_has_no_step_that_could_wait_or_not_be_compared()
    {
        Assert.All(Generate(seed: 3), program => Assert.True(ProgramModel.Allows(program), Text(program)));
        Assert.All(Generate(seed: 3), program => Assert.InRange(program.Length, 6, 30));
    }

    [Fact]
    public void Sequences_have_every_step_that_is_about_local_sockets_and_does_not_wait() => Assert.Equal(
        StepParser.Operations.Keys.Except(["atmark", "bg", "sleep", "wait"]).Order(),
        Generate(seed: 4).SelectMany(program => program).Select(StepPrinter.NameOf).Distinct().Order());

    [Fact]
    public void Sequences_are_about_the_types_that_were_asked_for()
    {
        IEnumerable<Step> steps = Enumerable.Range(0, Programs)
            .SelectMany(number => ProgramGenerator.Generate(1, number, [SocketType.Seqpacket]));
        ILookup<bool, SocketType> sockets = steps
            .Where(step => !step.Labels.IsEmpty)
            .Select(step => step.Operation)
            .OfType<Operation.CreateSocket>()
            .Select(socket => socket.Type)
            .ToLookup(type => type == SocketType.Seqpacket);

        // Sockets of different types do not come together, which a few of another type find out.
        Assert.InRange(sockets[false].Count(), 1, sockets[true].Count() / 5);
    }

    private static string[] Texts(int seed) => [.. Generate(seed).Select(Text)];

    private static string Text(ImmutableArray<Step> program) => string.Join(" ; ", program.Select(step => step.Text));

    private static IEnumerable<ImmutableArray<Step>> Generate(int seed) =>
        Enumerable.Range(0, Programs).Select(number => ProgramGenerator.Generate(seed, number, AllTypes));
}
