namespace Sockopt.BuildCost;

/// <summary>Prints what the tables are compiled into.</summary>
internal static class SizeReport
{
    public static void Write(TextWriter writer)
    {
        EmittedSize[] sizes = [.. OptionTable.DrawnCounts.Select(count => EmittedSize.Of(OptionTable.Real.Draw(count)))];
        writer.WriteLine("### Emitted code");
        writer.WriteLine();
        writer.WriteLine(
            $"Tables drawn from the {OptionTable.Real.Count} options of options.json, compiled into a project of their own.");
        writer.WriteLine();
        writer.WriteLine("| options | characters emitted | documentation among them | bytes of IL | bytes of assembly |");
        writer.WriteLine("|---|--:|--:|--:|--:|");
        foreach (EmittedSize size in sizes)
        {
            writer.WriteLine(
                $"| {size.Options} | {size.Characters:N0} | {size.Documentation:N0} | {size.Il:N0} | {size.Assembly:N0} |");
        }

        writer.WriteLine(
            $"| **each** | **{PerOption(sizes, size => size.Characters):N0}** "
            + $"| {PerOption(sizes, size => size.Documentation):N0} | **{PerOption(sizes, size => size.Il):N0}** "
            + $"| **{PerOption(sizes, size => size.Assembly):N0}** |");
        writer.WriteLine();
        writer.WriteLine("| characters emitted for an option | all | documentation | "
            + string.Join(" | ", Kinds(sizes).Select(kind => kind.ToLowerInvariant())) + " |");
        writer.WriteLine("|---|--:|--:|" + string.Concat(Kinds(sizes).Select(_ => "--:|")));
        writer.WriteLine(
            $"| each | {PerOption(sizes, size => size.Characters):N0} | {PerOption(sizes, size => size.Documentation):N0} | "
            + string.Join(" | ", Kinds(sizes).Select(
                kind => $"{PerOption(sizes, size => size.Files.GetValueOrDefault(kind)):N0}")) + " |");
        writer.WriteLine();
    }

    private static IEnumerable<string> Kinds(EmittedSize[] sizes) => sizes[^1].Files.Keys.Order();

    private static double PerOption(EmittedSize[] sizes, Func<EmittedSize, int> cost) =>
        Slope.Of([.. sizes.Select(size => ((double)size.Options, (double)cost(size)))]);
}
