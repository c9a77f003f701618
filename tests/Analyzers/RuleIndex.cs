using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests;

/// <summary>Writes docs/rules/README.md, the list of all rules, and what holds for all of them.</summary>
internal static class RuleIndex
{
    private const string Head = """
        # Rules

        What the analyzers report. Every rule has a page: what causes it, how to fix it, and when to suppress it.

        | Rule | Title | Severity | Fix |
        |------|-------|----------|-----|

        """;

    private const string Tail = """

        On the typed API the compiler itself reports a key that is used in the wrong direction, as an error:
        [SOPT1001](SOPT1001.md) where the option is get-only, [SOPT1002](SOPT1002.md) where it is set-only.

        ## What they look at

        - `SetSocketOption`, `GetSocketOption`, `SetRawSocketOption`, `GetRawSocketOption` and `IOControl` of `Socket`;
        - the properties of `Socket`, `UdpClient`, `TcpClient` and `TcpListener` that are options, such as `Ttl` and `NoDelay`;
        - P/Invokes named `setsockopt` and `getsockopt`;
        - the typed API: keys and properties, also those of your own tables, and the calls of the in-process core.

        An option is known by what is written: members of `SocketOptionLevel` and `SocketOptionName`, numbers, constants of your
        own, keys. What is not known before the program runs, such as a parameter, is not reported. Nor is what only may be
        wrong: a rule that cannot be sure is silent. Generated code is not looked at.

        ## Severity

        A *warning* is printed by `dotnet build`. A *suggestion* is shown by an IDE alone, until you make it a warning:

        ```ini
        [*.cs]
        dotnet_diagnostic.SOPT1015.severity = warning
        ```

        The other values are `error`, `suggestion`, `silent` and `none`. [samples/Misuse](../../samples/Misuse) shows every rule
        as a warning, and [what each of them says](../../samples/Misuse/expected.txt).

        ## Systems

        The same call does different things on different systems, so that many rules ask where it may run: on Linux, macOS and
        Windows, unless the target framework names a system (`net10.0-windows`, or the .NET Framework), or a setting does:

        ```ini
        [*.cs]
        sopt_target_platforms = linux, windows
        ```

        The names are `linux`, `macos`, `windows` and `freebsd`; `android` counts as `linux`, and `ios`, `tvos` and
        `maccatalyst` count as `macos`.

        Within that, the rules follow the code: `OperatingSystem.Is…()`, `RuntimeInformation.IsOSPlatform` and
        `Environment.OSVersion.Platform`, whether they enclose the call or leave the method before it, also through a local, a
        read-only field, a property or a method of the same file that does no more than such a test; and
        `[SupportedOSPlatform]`, `[UnsupportedOSPlatform]` and `[SupportedOSPlatformGuard]`.

        Where a call runs is taken for unknown behind a test that has the name of a system in it and is not understood, under
        `#if` with such a symbol, and in a method or type with such a name and without `[SupportedOSPlatform]`. What depends on
        the system is then not reported.

        """;

    public static string Render()
    {
        StringBuilder page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (DiagnosticDescriptor rule in Product.Rules)
        {
            string fix = Product.HasFix(rule) ? "yes" : "no";
            page.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {Severity(rule)} | {fix} |\n");
        }

        return page.Append(Tail.ReplaceLineEndings("\n")).ToString();
    }

    /// <summary>The severity of a rule, as settings and pages call it.</summary>
    public static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity switch
    {
        _ when !rule.IsEnabledByDefault => "none",
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };
}
