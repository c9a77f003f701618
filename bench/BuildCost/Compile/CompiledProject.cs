using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.BuildCost;

/// <summary>A project that is compiled to be timed.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Options">The options of its table.</param>
/// <param name="Namespace">The namespace of what is generated.</param>
/// <param name="Table">Its table.</param>
/// <param name="Sources">Its own files.</param>
/// <param name="References">What it references.</param>
internal sealed record CompiledProject(
    string Name,
    int Options,
    string Namespace,
    string Table,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyList<MetadataReference> References)
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The library with a part of its table.</summary>
    public static CompiledProject Library(string name, OptionTable table) =>
        new(name, table.Count, "Sockopt", table.Text, RuntimeTables.Sources, GeneratedTable.Net100);

    /// <summary>A project of nothing but a table of so many options.</summary>
    public static CompiledProject Drawn(int count) =>
        new(
            $"{count} drawn options",
            count,
            "Synthetic",
            OptionTable.Real.Draw(count).Text,
            new Dictionary<string, string>(),
            GeneratedTable.Net100WithRuntime);

    /// <summary>The project before the generator.</summary>
    public CSharpCompilation Parse() => CSharpCompilation.Create(
        Namespace,
        Sources.Append(new("ImplicitUsings.cs", ImplicitUsings)).Select(file => CSharpSyntaxTree.ParseText(
            SourceText.From(file.Value, Encoding.UTF8), GeneratedTable.ParseOptions, file.Key)),
        References,
        GeneratedTable.Release);
}
