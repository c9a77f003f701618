using System.Text.RegularExpressions;

namespace Sockopt.AnalyzerCost;

/// <summary>Counts what touches socket options in a source: calls, and properties that are set.</summary>
internal static partial class SocketCalls
{
    public static int Count(string source) => Method().Count(source) + Property().Count(source);

    [GeneratedRegex(@"\.([GS]et(Raw)?SocketOption|(Try)?[GS]etOption|IOControl)\(|\.Options\.")]
    private static partial Regex Method();

    // Members of enumerations and keys have the same names.
    [GeneratedRegex(
        @"(?<!Name\.|Option\.)\b(NoDelay|ExclusiveAddressUse|MulticastLoopback|EnableBroadcast|LingerState|Ttl"
        + @"|ReceiveTimeout|SendTimeout) =")]
    private static partial Regex Property();
}
