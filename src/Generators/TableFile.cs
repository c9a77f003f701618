using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table;

namespace Sockopt.Generators;

/// <summary>A file that the project declares as a table of socket options.</summary>
/// <param name="Path">Where the file is.</param>
/// <param name="Text">What is in it; null if it cannot be read.</param>
/// <param name="Settings">What the project wants from it.</param>
/// <param name="UnknownKinds">What the project wants from it and cannot have.</param>
internal sealed record TableFile(string Path, SourceText? Text, OutputSettings Settings, EquatableArray<string> UnknownKinds)
{
    private const string Metadata = "build_metadata.AdditionalFiles.";
    private const string DefaultNamespace = "Sockopt.Generated";
    private const string DefaultKinds = "Api,Handlers";

    private static readonly OutputKinds[] AllKinds = [OutputKinds.Api, OutputKinds.Handlers, OutputKinds.Catalog];

    /// <summary>The table that an additional file is, or null if it is another file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="provider">What MSBuild says of it.</param>
    /// <param name="hasExtensionMembers">Whether the project's C# has extension members.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static TableFile? From(
        AdditionalText file, AnalyzerConfigOptionsProvider provider, bool hasExtensionMembers, CancellationToken cancellation)
    {
        AnalyzerConfigOptions options = provider.GetOptions(file);
        if (!options.TryGetValue(Metadata + "SocketOptionTable", out string? isTable)
            || !string.Equals(isTable, "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string space = NonEmpty(options, Metadata + "SocketOptionNamespace")
            ?? NonEmpty(provider.GlobalOptions, "build_property.RootNamespace")
            ?? DefaultNamespace;
        OutputKinds kinds = OutputKinds.None;
        List<string> unknown = [];
        string[] words = (NonEmpty(options, Metadata + "SocketOptionEmit") ?? DefaultKinds).Split(',');
        foreach (string word in words.Select(word => word.Trim()).Where(word => word.Length > 0))
        {
            if (Array.Find(AllKinds, candidate => candidate.ToString() == word) is var kind and not OutputKinds.None)
            {
                kinds |= kind;
            }
            else
            {
                unknown.Add(word);
            }
        }

        if (hasExtensionMembers && (kinds & OutputKinds.Api) != 0)
        {
            kinds |= OutputKinds.Properties;
        }

        OutputSettings settings = new(FileNames.Stem(file.Path), Namespaces.Valid(space), kinds);
        return new(file.Path, file.GetText(cancellation), settings, new(unknown));
    }

    /// <summary>Parses the table, and turns the offsets of what is wrong into lines and columns.</summary>
    public ParsedFile Parse(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Text is null)
        {
            return Failed(new(TableError.Unreadable, 0, 0, EquatableArray<string>.Empty), SourceText.From(""));
        }

        if (UnknownKinds.Count > 0)
        {
            string kinds = string.Join(", ", AllKinds);
            return Failed(new(TableError.UnknownKind, 0, 0, new([string.Join(", ", UnknownKinds), kinds])), Text);
        }

        ParsedTable table = TableParser.Parse(Text.ToString());
        IEnumerable<LocatedDiagnostic> located = table.Diagnostics.Select(
            diagnostic => LocatedDiagnostic.In(Path, Text, diagnostic));
        return new(Settings, table.Model, new(located));
    }

    private ParsedFile Failed(TableDiagnostic diagnostic, SourceText text) =>
        new(Settings, null, new([LocatedDiagnostic.In(Path, text, diagnostic)]));

    private static string? NonEmpty(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;
}
