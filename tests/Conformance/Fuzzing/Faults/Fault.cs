using Sockopt.Tests;

namespace Sockopt.Conformance.Fuzzing.Faults;

/// <summary>A fault that a change of the core could bring in (<c>faults.tsv</c>).</summary>
/// <param name="Id">What it is called.</param>
/// <param name="File">The file of the library that it is in.</param>
/// <param name="Old">The text that is there once.</param>
/// <param name="New">What takes its place.</param>
/// <param name="What">What is wrong then.</param>
internal sealed record Fault(string Id, string File, string Old, string New, string What)
{
    // The library, seen from the root of the repository.
    private const string Library = "src/Runtime";

    /// <summary>The project's own faults.</summary>
    public static IReadOnlyList<Fault> Own() =>
    [
        .. DataFile.Read("faults.tsv").Select(row => new Fault(
            row["id"], $"{Library}/{row["file"]}", Unescaped(row["old"]), Unescaped(row["new"]), row["what"])),
    ];

    /// <summary>The text of the file with the fault in it.</summary>
    /// <exception cref="InvalidDataException">What it changes is not there, or is there more than once.</exception>
    public string Apply(string text)
    {
        int at = text.IndexOf(Old, StringComparison.Ordinal);
        bool isThereOnce = at >= 0 && text.IndexOf(Old, at + 1, StringComparison.Ordinal) < 0;
        return isThereOnce
            ? string.Concat(text.AsSpan(0, at), New, text.AsSpan(at + Old.Length))
            : throw new InvalidDataException($"{Id}: the old text does not stand once in {File}.");
    }

    private static string Unescaped(string cell) => cell.Replace("\\n", "\n", StringComparison.Ordinal);
}
