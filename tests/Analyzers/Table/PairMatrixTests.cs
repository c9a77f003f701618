using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Table;

/// <summary>
/// Every name of the framework at every level, set and got, as code: what the analyzers say of it is what was found by calling
/// the framework.
/// </summary>
public sealed class PairMatrixTests
{
    private const string Reaches = RuleIds.WrongLevelReachesOther;
    private const string Fails = RuleIds.WrongLevelFails;
    private static readonly string[] NameRules = [Reaches, Fails, RuleIds.CastNativeNumber];

    public static TheoryData<string> Targets => ["linux", "windows", "linux, windows"];

    private static ImmutableArray<Pair> Pairs { get; } =
    [
        .. from row in Collision.All
           from level in Enum.GetNames<SocketOptionLevel>()
           from isSet in new[] { true, false }
           select new Pair(row, level, isSet),
    ];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_pair_is_judged_as_the_framework_behaves(string targets)
    {
        ImmutableArray<Diagnostic>[] reported = Analyze(targets);

        Assert.Equal(
            Pairs.Select(pair => $"{pair.Code} {pair.Verdict(targets)}"),
            Pairs.Zip(
                reported,
                static (pair, found) =>
                    $"{pair.Code} {string.Join(' ', found.Select(static one => one.Id).Where(pair.IsAsked))}"));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_a_wrong_pair_reaches_is_named(string targets) =>
        Assert.All(Analyze(targets).Zip(Pairs), found =>
        {
            if (found.Second.Verdict(targets) == Reaches)
            {
                string message = Assert.Single(found.First).GetMessage(CultureInfo.InvariantCulture);
                Assert.All(Systems(targets), system => AssertSays(message, found.Second, system, Systems(targets).Length));
            }
        });

    [Fact]
    public void Pairs_that_reach_an_option_on_Windows_alone_are_among_them()
    {
        Pair[] sets = [.. Pairs.Where(static pair => pair.IsSet)];
        Pair[] onWindowsAlone = [.. sets.Where(static pair => pair.FailsOnLinux && pair.Reached("windows").Length > 0)];

        Assert.Equal(46, onWindowsAlone.Length);
        Assert.Equal(34, sets.Count(static pair => pair.Verdict("linux") == Fails && pair.Verdict("windows") == Reaches));
        Assert.Equal(12, onWindowsAlone.Count(static pair => pair.IsRight));
    }

    private static void AssertSays(string message, Pair pair, string system, int systems)
    {
        string name = system == "linux" ? "Linux" : "Windows";
        string[] options = pair.Reached(system);
        if (options.Length == 0)
        {
            Assert.EndsWith($"and fails on {name}", message, StringComparison.Ordinal);
            return;
        }

        string verb = pair.IsSet ? "set" : "read";
        Assert.Contains(
            options.SelectMany(option => new[] { $" {verb}s {option}", $" fails to {verb} {option}" }),
            effect => message.Contains(effect + ",", StringComparison.Ordinal)
                || message.Contains(effect + " to 1,", StringComparison.Ordinal)
                || (systems > 1 && message.Contains(effect + " on " + name, StringComparison.Ordinal))
                || (systems > 1 && message.Contains(effect + " to 1 on " + name, StringComparison.Ordinal)));
    }

    private static string[] Systems(string targets) => targets.Split(", ");

    private static ImmutableArray<Diagnostic>[] Analyze(string targets)
    {
        IEnumerable<string> methods =
            Pairs.Select(static (pair, index) => $"    static void M{index}(Socket socket) => socket.{pair.Code};");
        string source = $"using System.Net.Sockets;\nclass C\n{{\n{string.Join('\n', methods)}\n}}\n";
        Document document = new ProjectUnderTest { EditorConfig = $"sopt_target_platforms = {targets}" }.Add(source);

        const int LinesBefore = 3;
        ILookup<int, Diagnostic> byLine = Analysis.Run(document, mayBeMalformed: false)
            .ToLookup(static found => found.Location.GetLineSpan().StartLinePosition.Line - LinesBefore);
        return [.. Pairs.Select((_, index) => byLine[index].ToImmutableArray())];
    }

    private sealed record Pair(Collision Row, string Level, bool IsSet)
    {
        public bool IsRight => Row.HomeLevels.Contains(Level);

        public bool FailsOnLinux => Row.OnLinux(Level) == "ENOTSUP";

        public string Code => IsSet
            ? $"SetSocketOption(SocketOptionLevel.{Level}, SocketOptionName.{Row.Name}, 1)"
            : $"GetSocketOption(SocketOptionLevel.{Level}, SocketOptionName.{Row.Name})";

        /// <summary>Whether a rule counts: of a right pair others may have something to say, of a wrong one none.</summary>
        public bool IsAsked(string id) => !IsRight || NameRules.Contains(id);

        public string Verdict(string targets) =>
            IsRight ? "" : Systems(targets).Any(system => Reached(system).Length > 0) ? Reaches : Fails;

        /// <summary>What the catalog calls the options of a cell; several can share a number.</summary>
        public string[] Reached(string system)
        {
            string cell = system == "linux" ? Row.OnLinux(Level) : Row.OnWindows(Level);
            string[] names = cell.Split('|', '+');
            return
            [
                .. from level in OptionCatalog.Default.Levels
                   from option in level.Options
                   where names.Contains(NativeNames.Of(level.Id, option.Id, system))
                   select option.Name,
            ];
        }
    }
}
