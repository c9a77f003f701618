using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers.Calls;
using Sockopt.CodeFixes.Values;

namespace Sockopt.CodeFixes.Calls;

/// <summary>The value that a call sets, where it stands or in a variable that holds it for the call alone.</summary>
/// <param name="Value">The value.</param>
/// <param name="Local">The variable, or null if there is none.</param>
internal sealed record SetValue(WrittenValue Value, ByteLocal? Local)
{
    /// <summary>Reads the value, or returns null if it cannot be told for certain.</summary>
    public static SetValue? Read(OptionCallSite site, CancellationToken cancellation)
    {
        if (site.Call.Value is not { } argument)
        {
            return null;
        }

        ByteLocal? local = ByteLocal.Read(site, argument, cancellation);
        IOperation value = local?.Value ?? argument;
        WrittenValue? written = site.Call.Api == SocketOptionApi.Framework
            ? WrittenValueReader.Read(value)
            : WrittenValueReader.ReadBytes(value);
        return written is null ? null : new SetValue(written, local);
    }

    /// <summary>The changes of a call, and the removal of the variable that it needs no more.</summary>
    public ImmutableArray<TextChange> Without(SourceText text, ImmutableArray<TextChange> changes) =>
        Local is null ? changes : changes.Insert(0, Local.Removal(text));
}
