using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Calls;

/// <summary>A use of an option: a call that gets or sets it, or a property that does.</summary>
/// <param name="Api">Which family of uses it belongs to.</param>
/// <param name="Direction">What it does with the option.</param>
/// <param name="Option">How it names the option, or null where that cannot be seen.</param>
/// <param name="Operation">The whole of it: an invocation, or a reference to a property.</param>
/// <param name="Socket">What it is called on, if that is an expression; in an initializer, the creation of the object.</param>
/// <param name="Level">Its argument for the level, if it has one.</param>
/// <param name="Name">Its argument for the option's name, number or key; null for a property, whose name that is.</param>
/// <param name="Value">The value that is set, or the buffer for one; null if there is none, as in <c>socket.Ttl++</c>.</param>
internal sealed record SocketOptionCall(
    SocketOptionApi Api,
    OptionDirection Direction,
    OptionReference? Option,
    IOperation Operation,
    IOperation? Socket,
    IOperation? Level,
    IOperation? Name,
    IOperation? Value)
{
    /// <summary>The method that is called, unless this is a property.</summary>
    public IMethodSymbol? Method => (Operation as IInvocationOperation)?.TargetMethod;

    /// <summary>Whether it runs on the in-process core, which is one system everywhere.</summary>
    public bool IsOnCore => Api is SocketOptionApi.Core or SocketOptionApi.CoreTyped;

    /// <summary>
    /// Whether it sets by the overload that takes an object. That knows linger and multicast values alone, at the levels of IP
    /// and of sockets, and refuses all else without asking the kernel.
    /// </summary>
    public bool TakesObject => Method?.Parameters is [_, _, { Type.SpecialType: SpecialType.System_Object }];

    /// <summary>The place that names the option. Rules report there, unless it is the value that is wrong.</summary>
    public Location OptionLocation => OptionSyntax.GetLocation();

    /// <summary>What names the option, as it is written.</summary>
    public string OptionText => OptionSyntax.ToString();

    // A method of the view names its option, too.
    private SyntaxNode OptionSyntax => Name?.Syntax ?? CallSyntax.NameOf(Operation.Syntax);
}
