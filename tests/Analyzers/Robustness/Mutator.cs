using System.Collections.Immutable;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>
/// Makes programs from seed programs. The same number gives the same programs, in whatever order they are asked for.
/// </summary>
internal sealed class Mutator(ImmutableArray<SeedProgram> seeds, int seed)
{
    private const int MostMutations = 8;

    public MutatedProgram Make(int index)
    {
        Random random = new Random(unchecked((seed * 1_000_003) + index));
        SeedProgram origin = random.Of(seeds);
        string source = origin.Source;
        List<string> applied = new List<string>();

        // Few at a time: a program that is all rubble has nothing in it that a rule would look at.
        do
        {
            Mutation mutation = random.Of(Mutation.All);
            source = mutation.Apply(new MutationSite(source, seeds, random));
            applied.Add(mutation.Name);
        }
        while (applied.Count < MostMutations && random.Next(2) == 0);

        return new MutatedProgram(
            index,
            $"{origin.Name} with {string.Join(", ", applied)}",
            random.Of(FuzzTarget.Drawn),
            origin.IsProgram,
            source);
    }
}
