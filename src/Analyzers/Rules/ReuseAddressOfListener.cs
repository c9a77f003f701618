using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Platforms;
using Sockopt.Analyzers.Sockets;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1015: the framework's ReuseAddress is switched on for a TCP socket that listens. On Unix it is two options. Reported at
/// the argument that names the option.
/// </summary>
internal static class ReuseAddressOfListener
{
    /// <summary>The property of a diagnostic that says that the call does nothing that Bind does not do by itself.</summary>
    public const string IsRedundant = "IsRedundant";

    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call is not
            {
                Api: SocketOptionApi.Framework,
                Direction: OptionDirection.Set,
                Option: FrameworkNames { Name.Member.Name: "ReuseAddress" } names,
                Socket: { } socket,
            }
            || context.OptionTargets.LevelName(names) != "Socket"
            || !IsOn(call.Value)
            || !context.ProjectPlatforms.Has(HostPlatforms.Unix)
            || !IsListener(socket, context, out bool isTcpByName)
            || !context.Platforms.Has(HostPlatforms.Unix)
            || !context.Platforms.IsCertain)
        {
            return null;
        }

        // On Unix the framework sets SO_REUSEADDR before it binds a socket that was made with ProtocolType.Tcp.
        ImmutableDictionary<string, string?> hints = ImmutableDictionary<string, string?>.Empty;
        if (isTcpByName && !context.Platforms.Has(HostPlatforms.Windows))
        {
            hints = hints.Add(IsRedundant, bool.TrueString);
        }

        if (context.Types.HasLibrary && context.Targets is [{ Option: { IsOfOtherTable: false } option }, ..])
        {
            hints = hints.Add(FixHints.TypedKey, option.Key);
        }

        return Diagnostic.Create(
            Descriptors.ReuseAddressOfListener,
            call.OptionLocation,
            hints,
            $"On Unix, {OptionProse.Describe(call)} sets SO_REUSEPORT besides SO_REUSEADDR: "
            + "another process that does the same can listen on the port of this socket unnoticed");
    }

    private static bool IsOn(IOperation? value) => value?.ConstantValue.Value switch
    {
        bool flag => flag,
        int number => number != 0,
        _ => value is IConversionOperation conversion && IsOn(conversion.Operand),
    };

    private static bool IsListener(IOperation socket, CallContext context, out bool isTcpByName)
    {
        isTcpByName = true;
        SocketVariable variables = new SocketVariable(context.Types);
        if (variables.Direct(socket) is { } direct
            && SocketClient.Of(direct, context.Types) is { } client
            && SocketClient.IsSocketOrClient(client.Type, context.Types)
            && client.Type!.Name == "TcpListener")
        {
            return true;
        }

        IObjectCreationOperation? creation = SocketCreation.Find(socket, context.Types);
        if (creation is not { Type.Name: "Socket" }
            || SocketOrigin.Read(creation) is not { Type: SocketOrigin.Stream, Protocol: SocketOrigin.Tcp })
        {
            return false;
        }

        isTcpByName = creation.Arguments.Any(static argument => argument.Value is IFieldReferenceOperation { Field.Name: "Tcp" });
        return variables.Find(socket) is { } variable && IsToldToListen(variable, socket);
    }

    // A local in its member, a field in its type. Neither has to be in the same function: servers start in another.
    private static bool IsToldToListen(ISymbol variable, IOperation use)
    {
        SyntaxNode? scope = variable is IFieldSymbol
            ? use.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()
            : WrittenPlaces.ScopeOf(use.Syntax);
        return scope is not null
            && NamesInCode.Of(scope, "Listen").Any(name =>
                name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Expression: var socket } access
                && access.Name == name
                && SymbolEqualityComparer.Default.Equals(use.SemanticModel?.GetSymbolInfo(socket).Symbol, variable));
    }
}
