using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.BuildCost;

/// <summary>How long the compiler takes for the library with a table.</summary>
/// <param name="Generator">Reading the table, printing C#, and parsing that; milliseconds.</param>
/// <param name="Compiler">Everything else; milliseconds.</param>
internal readonly record struct CompileTime(double Generator, double Compiler)
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

    public double All => Generator + Compiler;

    /// <summary>Compiles the library as a build does that writes an assembly, its symbols and its documentation.</summary>
    public static CompileTime Measure(string table)
    {
        long start = Stopwatch.GetTimestamp();
        CSharpCompilation project = CSharpCompilation.Create(
            "Sockopt",
            RuntimeTables.Sources.Append(new("ImplicitUsings.cs", ImplicitUsings)).Select(Parse),
            GeneratedTable.Net100,
            GeneratedTable.Release);
        long parsed = Stopwatch.GetTimestamp();
        CSharpCompilation generated = GeneratedTable.Generate(project, "Sockopt", table);
        long printed = Stopwatch.GetTimestamp();
        using MemoryStream assembly = new();
        using MemoryStream symbols = new();
        using MemoryStream documentation = new();
        EmitResult emitted = generated.Emit(
            assembly, symbols, documentation, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb));
        TimeSpan compiler = Stopwatch.GetElapsedTime(start, parsed) + Stopwatch.GetElapsedTime(printed);
        return emitted.Success
            ? new(Stopwatch.GetElapsedTime(parsed, printed).TotalMilliseconds, compiler.TotalMilliseconds)
            : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Take(10)));
    }

    private static SyntaxTree Parse(KeyValuePair<string, string> file) =>
        CSharpSyntaxTree.ParseText(SourceText.From(file.Value, Encoding.UTF8), GeneratedTable.ParseOptions, file.Key);
}
