using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.CodeFixes.Usings;
using Sockopt.CodeFixes.Values;

namespace Sockopt.CodeFixes.Calls;

/// <summary>Rewrites a call into one of the typed API: <c>socket.SetOption(TcpOption.UserTimeout, …)</c>.</summary>
internal static class TypedCall
{
    private const string Library = "Sockopt";
    private const string System = "System";
    private static readonly string[] Methods = ["SetOption", "GetOption", "TrySetOption"];

    /// <summary>The edit, or null where it is not certain to mean the same.</summary>
    /// <param name="site">The call.</param>
    /// <param name="key">The key of the option that is meant, such as <c>TcpOption.UserTimeout</c>.</param>
    /// <param name="text">The document.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static CallEdit? Edit(OptionCallSite site, string key, SourceText text, CancellationToken cancellation)
    {
        if (OptionOf(key) is not { } option
            || site.Model.Compilation.GetTypeByMetadataName("System.Net.Sockets.Socket") is not { } framework
            || !KnownNames.AreFree(
                site.Model, site.Syntax.SpanStart, site.Operation.Instance?.Type ?? framework, Library, Methods))
        {
            return null;
        }

        ImmutableArray<TextChange>? changes = (site.Call.Api, site.Call.Direction) switch
        {
            (SocketOptionApi.Framework or SocketOptionApi.FrameworkRaw, OptionDirection.Set) =>
                Set(site, key, option, text, cancellation),
            (SocketOptionApi.Framework or SocketOptionApi.FrameworkRaw, OptionDirection.Get) => Get(site, key, option),
            (SocketOptionApi.Native, OptionDirection.Set) => SetNatively(site, key, option),
            _ => null,
        };
        if (changes is not { } certain)
        {
            return null;
        }

        bool namesTime = certain.Any(static change => change.NewText!.Contains("TimeSpan."));
        return new CallEdit(certain, site.Syntax.SpanStart, namesTime ? [Library, System] : [Library]);
    }

    private static CatalogOption? OptionOf(string key)
    {
        string[] names = key.Split('.');
        return names.Length == 2
            ? OptionCatalog.Default.Levels
                .Where(level => level.KeyClass == names[0])
                .SelectMany(static level => level.Options)
                .FirstOrDefault(option => option.Id == names[1])
            : null;
    }

    private static ImmutableArray<TextChange>? Set(
        OptionCallSite site, string key, CatalogOption option, SourceText text, CancellationToken cancellation) =>
        SetValue.Read(site, cancellation) is { } value
        && TypedValue.Write(option, value.Value) is { } typed
        && CallText.Rewrite(site, "SetOption", key, typed) is { } changes
            ? value.Without(text, changes)
            : null;

    private static ImmutableArray<TextChange>? Get(OptionCallSite site, string key, CatalogOption option)
    {
        if (site.Call is { Api: SocketOptionApi.FrameworkRaw, Value: { } buffer })
        {
            // The key of bytes has the same call: a buffer to fill, and how much of it was filled.
            return option.Type == "byte[]" ? CallText.Rewrite(site, "GetOption", key, buffer.Syntax.ToString()) : null;
        }

        return site.Call.Value is null
            && CallText.Rewrite(site, "GetOption", key, value: null) is { } changes
            && TypedResult.Find(site.Operation, option) is { } result
                ? result.Around(site.Syntax, changes)
                : null;
    }

    // A native call tells of a failure by its result. Where nobody looks at that, nobody is to be thrown at.
    private static ImmutableArray<TextChange>? SetNatively(OptionCallSite site, string key, CatalogOption option)
    {
        if (site.Operation.Arguments.Length != 5
            || SocketOfDescriptor.Find(ArgumentOf(site, 0).Value) is not { } socket
            || ArgumentOf(site, 4).Value.ConstantValue.Value is not int length)
        {
            return null;
        }

        IArgumentOperation passed = ArgumentOf(site, 3);
        WrittenValue? written = passed.Parameter!.RefKind != RefKind.None || passed.Value is IAddressOfOperation
            ? WrittenValueReader.ReadPointed(passed.Value)
            : WrittenValueReader.ReadBytes(passed.Value);
        if (written is null || LengthOf(written) != length || TypedValue.Write(option, written) is not { } typed)
        {
            return null;
        }

        string call = $"{ValueText.AsOperand(socket)}.TrySetOption({key}, {typed})";
        return site.Operation.Parent switch
        {
            IExpressionStatementOperation when site.Syntax.Parent is ExpressionStatementSyntax =>
                [new TextChange(site.Syntax.Span, $"_ = {call}")],
            ISimpleAssignmentOperation { Target: IDiscardOperation } => [new TextChange(site.Syntax.Span, call)],
            _ => null,
        };
    }

    private static IArgumentOperation ArgumentOf(OptionCallSite site, int ordinal) =>
        site.Operation.Arguments.Single(argument => argument.Parameter?.Ordinal == ordinal);

    private static int? LengthOf(WrittenValue value) => value switch
    {
        WrittenInteger number => number.Size,
        WrittenBytes bytes => bytes.Bytes.Length,
        _ => null,
    };
}
