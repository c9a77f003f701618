using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Sockopt.BuildCost;

/// <summary>How long the compiler takes for a project with a table; milliseconds.</summary>
/// <param name="Elapsed">By the clock, of all that is done; by more than one thread, where there are cores.</param>
/// <param name="Processor">Of all threads together, the runtime's own included.</param>
/// <param name="Generator">Reading the table, printing C#, and parsing that, by the clock.</param>
internal readonly record struct CompileTime(double Elapsed, double Processor, double Generator)
{
    /// <summary>Compiles as a build does that writes an assembly, its symbols and its documentation.</summary>
    public static CompileTime Of(CompiledProject project)
    {
        // What one compilation leaves behind is not to be collected during another.
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        CSharpCompilation parsed = project.Parse();
        long generating = Stopwatch.GetTimestamp();
        CSharpCompilation generated = GeneratedTable.Generate(parsed, project.Namespace, project.Table);
        TimeSpan generator = Stopwatch.GetElapsedTime(generating);
        using MemoryStream assembly = new();
        using MemoryStream symbols = new();
        using MemoryStream documentation = new();
        EmitResult emitted = generated.Emit(
            assembly, symbols, documentation, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        processor = Environment.CpuUsage.TotalTime - processor;
        return emitted.Success
            ? new(elapsed.TotalMilliseconds, processor.TotalMilliseconds, generator.TotalMilliseconds)
            : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Take(10)));
    }
}
