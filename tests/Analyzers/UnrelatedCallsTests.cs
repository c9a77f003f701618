using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests;

/// <summary>Nearly every call in the world has nothing to do with sockets, and is not to pay for those that have. What is
/// counted here does not depend on the machine; how long it takes is in docs/performance.md.</summary>
public sealed class UnrelatedCallsTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        class C
        {
            Func<int, int> _function = static value => value;
            int NoDelay { get; set; }
            void SetSocketOption(int level, int name, int value) => NoDelay = value;
            static T SetOption<T>(T option, int value) => option;
            async Task<int> M(IEnumerable<string> texts, dynamic something)
            {
                int Local(int value) => _function(value) + Math.Max(value, 1);
                SetSocketOption(6, 1, Local(texts.Where(text => text.Length > 1).Count()));
                something.SetSocketOption(6, 1, 1);
                await Task.Delay(SetOption(1, 2));
                return string.Concat(texts.Select(static text => text.ToUpperInvariant())).GetHashCode();
            }
        }
        """;

    public static TheoryData<DiagnosticAnalyzer> Analyzers => [.. Product.Analyzers];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task Operations_are_looked_at_and_text_is_not(DiagnosticAnalyzer analyzer)
    {
        AnalyzerTelemetryInfo registered = await Registered(analyzer, Compile(hasSockets: true));

        Assert.NotEqual(0, Actions(registered));
        Assert.Equal(0, RegisteredForText(registered));
    }

    [Fact]
    public void A_call_that_is_not_ours_is_asked_for_the_name_space_of_its_method_which_is_only_compared()
    {
        foreach ((Action<OperationAnalysisContext> action, OperationAnalysisContext context) in Calls())
        {
            HashSet<string> asked = [];
            OperationAnalysisContext watched = Context(Questions.Before((IInvocationOperation)context.Operation, asked), context);

            // The context asks for the place.
            asked.Clear();
            action(watched);

            Assert.Equal(
                ["IInvocationOperation.get_TargetMethod", "ISymbol.get_ContainingNamespace", "ISymbol.get_ContainingType"],
                asked.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_is_not_ours_allocates_nothing(bool hasSockets)
    {
        foreach ((Action<OperationAnalysisContext> action, OperationAnalysisContext context) in Calls(hasSockets))
        {
            // The first time the compiler binds what it is asked for.
            action(context);
            long before = GC.GetAllocatedBytesForCurrentThread();
            action(context);

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void A_call_that_is_ours_is_asked_for_more()
    {
        CSharpCompilation compilation = Compile(hasSockets: true, """
            using System.Net.Sockets;
            class C
            {
                void M(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
            }
            """);
        IInvocationOperation call = Assert.Single(Invocations(compilation));
        List<Diagnostic> reported = [];
        foreach (Action<OperationAnalysisContext> action in
            Product.Analyzers.SelectMany(analyzer => InvocationActions.Of(analyzer, compilation)))
        {
            action(Context(call, compilation, reported.Add));
        }

        // So the actions of the other tests are those that do the work.
        Assert.Contains(reported, static found => found.Id == RuleIds.GetOnlyOption);
    }

    /// <summary>Every action for invocations, with every invocation of the source.</summary>
    private static IEnumerable<(Action<OperationAnalysisContext> Action, OperationAnalysisContext Context)> Calls(bool hasSockets = true)
    {
        CSharpCompilation compilation = Compile(hasSockets);
        IInvocationOperation[] calls = Invocations(compilation);
        Action<OperationAnalysisContext>[] actions =
            [.. Product.Analyzers.SelectMany(analyzer => InvocationActions.Of(analyzer, compilation))];
        Assert.Equal(12, calls.Length);
        Assert.NotEmpty(actions);
        return
            from action in actions
            from call in calls
            select (action, Context(call, compilation, static found => Assert.Fail(found.ToString())));
    }

    // The driver, which the obsolete constructor is meant for, would hand over operations of its own, which cannot be watched.
#pragma warning disable CS0618
    private static OperationAnalysisContext Context(
        IInvocationOperation call, Compilation compilation, Action<Diagnostic> report) =>
        new(call, compilation.Assembly, compilation, new AnalyzerOptions([]), report, static _ => true, CancellationToken.None);
#pragma warning restore CS0618

    private static OperationAnalysisContext Context(IInvocationOperation call, OperationAnalysisContext context) =>
        Context(call, context.Compilation, context.ReportDiagnostic);

    private static IInvocationOperation[] Invocations(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot().DescendantNodes()
                .Select(node => model.GetOperation(node))
                .OfType<IInvocationOperation>()
                .Distinct(),
        ];
    }

    private static CSharpCompilation Compile(bool hasSockets, string source = Source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(source)],
            TargetPlatform.Net100.References
                .Where(reference => hasSockets || Path.GetFileName(reference.Display) != "System.Net.Sockets.dll")
                .Concat(hasSockets ? [CoreAssembly.Reference] : []),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static async Task<AnalyzerTelemetryInfo> Registered(DiagnosticAnalyzer analyzer, CSharpCompilation compilation)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([analyzer]);
        Assert.Empty(await analysis.GetAnalyzerDiagnosticsAsync());
        return await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
    }

    private static int Actions(AnalyzerTelemetryInfo registered) =>
        registered.OperationActionsCount + registered.OperationBlockActionsCount + registered.OperationBlockStartActionsCount
        + registered.SymbolActionsCount + registered.SymbolStartActionsCount
        + registered.CompilationActionsCount + registered.CompilationEndActionsCount;

    private static int RegisteredForText(AnalyzerTelemetryInfo registered) =>
        registered.SyntaxNodeActionsCount + registered.SyntaxTreeActionsCount + registered.AdditionalFileActionsCount
        + registered.SemanticModelActionsCount + registered.CodeBlockActionsCount + registered.CodeBlockStartActionsCount;
}
