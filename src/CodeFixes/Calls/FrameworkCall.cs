using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.CodeFixes.Values;

namespace Sockopt.CodeFixes.Calls;

/// <summary>Rewrites a raw call into one by the framework's names.</summary>
internal static class FrameworkCall
{
    /// <summary>The edit, or null where it is not certain to mean the same.</summary>
    public static CallEdit? Edit(
        OptionCallSite site, string level, string name, SourceText text, CancellationToken cancellation) =>
        site.Call is { Api: SocketOptionApi.FrameworkRaw, Direction: OptionDirection.Set }
        && SetValue.Read(site, cancellation) is { } value
        && OptionCatalog.Default.Find(level, name) is [var option, ..]
        && FrameworkValue.Write(option, value.Value) is { } written
        && CallText.Rewrite(
            site, "SetSocketOption", $"SocketOptionLevel.{level}, SocketOptionName.{name}", written) is { } changes
            ? new CallEdit(value.Without(text, changes), site.Syntax.SpanStart, ["System.Net.Sockets"])
            : null;
}
