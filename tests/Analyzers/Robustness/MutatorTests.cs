using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Sockopt.Analyzers.Tests.Robustness;

public sealed class MutatorTests
{
    private const int Programs = 300;

    public static TheoryData<string> Mutations => [.. Mutation.All.Select(static mutation => mutation.Name).Distinct()];

    [Fact]
    public void The_same_number_makes_the_same_programs_in_any_order()
    {
        Mutator one = new Mutator(SeedProgram.Own, 1);
        Mutator other = new Mutator(SeedProgram.Own, 1);
        IEnumerable<MutatedProgram> backwards = Enumerable.Range(0, Programs).Reverse().Select(other.Make).Reverse();

        Assert.Equal(Enumerable.Range(0, Programs).Select(one.Make), backwards);
    }

    [Fact]
    public void Another_number_makes_other_programs()
    {
        Mutator one = new Mutator(SeedProgram.Own, 1);
        Mutator other = new Mutator(SeedProgram.Own, 2);

        Assert.Empty(
            Enumerable.Range(0, Programs).Select(index => one.Make(index).Source)
                .Intersect(Enumerable.Range(0, Programs).Select(index => other.Make(index).Source))
                .Except(SeedProgram.Own.Select(static seed => seed.Source)));
    }

    // Were they all malformed, no rule would see the half of what it looks at; were none, nothing would be proved.
    [Fact]
    public void Some_programs_can_be_parsed_and_some_cannot()
    {
        Mutator mutator = new Mutator(SeedProgram.Own, 1);
        int malformed = Enumerable.Range(0, Programs)
            .Count(index => CSharpSyntaxTree.ParseText(mutator.Make(index).Source).GetDiagnostics().Any());

        Assert.InRange(malformed, Programs / 4, Programs * 3 / 4);
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Every_mutation_changes_what_it_can(string name)
    {
        Mutation mutation = Mutation.All.First(mutation => mutation.Name == name);

        Assert.All(SeedProgram.Own, seed => Assert.Contains(
            Enumerable.Range(0, 20),
            attempt => mutation.Apply(new MutationSite(seed.Source, SeedProgram.Own, new Random(attempt))) != seed.Source));
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void No_mutation_needs_anything_to_be_there(string name)
    {
        Mutation mutation = Mutation.All.First(mutation => mutation.Name == name);
        ImmutableArray<SeedProgram> seeds = [SeedProgram.Parse("Empty", "")];

        Assert.All(["", " ", "}", "x", "\"", "/*"], source =>
            Assert.NotNull(mutation.Apply(new MutationSite(source, seeds, new Random(1)))));
    }
}
