using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sockopt.Analyzers;

namespace Sockopt.AnalyzerCost;

/// <summary>Analyzers that a solution is compiled with.</summary>
/// <param name="Name">What the report calls them.</param>
/// <param name="Files">Their assemblies.</param>
/// <param name="Rules">Files that say which rules are on.</param>
internal sealed record AnalyzerSet(string Name, IReadOnlyList<string> Files, params IReadOnlyList<string> Rules)
{
    public const string None = "none";
    public const string Bare = "one that does nothing";
    public const string Sockopt = "Sockopt";
    public const string Meziantou = "Meziantou";
    public const string Both = "Sockopt and Meziantou";
    public const string Sdk = "the SDK's";
    public const string SdkAndSockopt = "the SDK's and Sockopt";
    public const string NoneInParallel = "none, in parallel";
    public const string SockoptInParallel = "Sockopt, in parallel";

    /// <summary>Turns every rule of Sockopt on, whatever its severity is: the compiler leaves out rules that would not be
    /// seen on a command line, and an analyzer that has only such. Others are as they come.</summary>
    private static readonly string AllRules = string.Join('\n',
    [
        "is_global = true",
        .. typeof(SocketOptionCallAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Select(rule => rule.Id)
            .Distinct()
            .Select(id => $"dotnet_diagnostic.{id}.severity = warning"),
    ]);

    /// <summary>Whether the compiler works in parallel, as it does in a build. Else one thread does all, and what analyzers take
    /// by the clock has no waiting for a processor in it.</summary>
    public bool IsParallel { get; private init; }

    /// <summary>The set without analyzers that this one is compared with.</summary>
    public string Baseline => IsParallel ? NoneInParallel : None;

    /// <summary>The sets that are measured.</summary>
    public static AnalyzerSet[] All(string bare, bool withSdk)
    {
        AnalyzerSet[] always =
        [
            new(None, []),
            new(Bare, [bare]),
            new(Sockopt, Toolchain.SockoptFiles, AllRules),
            new(Meziantou, Toolchain.MeziantouFiles),
            new(Both, [.. Toolchain.SockoptFiles, .. Toolchain.MeziantouFiles], AllRules),
            new(NoneInParallel, []) { IsParallel = true },
            new(SockoptInParallel, Toolchain.SockoptFiles, AllRules) { IsParallel = true },
        ];
        if (!withSdk)
        {
            return always;
        }

        string sdkRules = File.ReadAllText(Toolchain.SdkRules);
        return
        [
            .. always,
            new(Sdk, Toolchain.SdkFiles, sdkRules),
            new(SdkAndSockopt, [.. Toolchain.SdkFiles, .. Toolchain.SockoptFiles], sdkRules, AllRules),
        ];
    }
}
