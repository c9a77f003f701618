using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Calls;

/// <summary>The types that the rules know, as one compilation sees them. Those that it does not reference are null.</summary>
internal sealed class SocketTypes
{
    public SocketTypes(Compilation compilation)
    {
        Socket = compilation.GetTypeByMetadataName("System.Net.Sockets.Socket");
        OptionLevel = compilation.GetTypeByMetadataName("System.Net.Sockets.SocketOptionLevel");
        OptionName = compilation.GetTypeByMetadataName("System.Net.Sockets.SocketOptionName");
        ControlCode = compilation.GetTypeByMetadataName("System.Net.Sockets.IOControlCode");
        SocketError = compilation.GetTypeByMetadataName("System.Net.Sockets.SocketError");
        KernelSocket = compilation.GetTypeByMetadataName("Sockopt.KernelSocket");
        OptionExtensions = compilation.GetTypeByMetadataName("Sockopt.SocketOptionExtensions");
        OptionView = compilation.GetTypeByMetadataName("Sockopt.SocketOptionView");
        Errno = compilation.GetTypeByMetadataName("Sockopt.Errno");
        MbufChain = compilation.GetTypeByMetadataName("Sockopt.MbufChain");
        OpenFile = compilation.GetTypeByMetadataName("Sockopt.OpenFile");
        Task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
        Library = KernelSocket?.ContainingNamespace;
    }

    public INamedTypeSymbol? Socket { get; }

    public INamedTypeSymbol? OptionLevel { get; }

    public INamedTypeSymbol? OptionName { get; }

    public INamedTypeSymbol? ControlCode { get; }

    public INamedTypeSymbol? SocketError { get; }

    public INamedTypeSymbol? KernelSocket { get; }

    /// <summary>The library's methods on the framework's socket.</summary>
    public INamedTypeSymbol? OptionExtensions { get; }

    /// <summary>What <c>socket.Options</c> is.</summary>
    public INamedTypeSymbol? OptionView { get; }

    public INamedTypeSymbol? Errno { get; }

    public INamedTypeSymbol? MbufChain { get; }

    public INamedTypeSymbol? OpenFile { get; }

    /// <summary>A task that yields something.</summary>
    public INamedTypeSymbol? Task { get; }

    /// <summary>A value task that yields something.</summary>
    public INamedTypeSymbol? ValueTask { get; }

    /// <summary>The namespace of the library's types, as it has them: one symbol.</summary>
    public INamespaceSymbol? Library { get; }

    /// <summary>Whether the library is referenced, so that its typed API can be offered.</summary>
    public bool HasLibrary => OptionExtensions is not null;

    /// <summary>The member of an enum that has a name, or null.</summary>
    public static IFieldSymbol? Member(INamedTypeSymbol? enumeration, string name) =>
        enumeration?.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault();

    /// <summary>The members of an enum that have a value.</summary>
    public static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol? enumeration, int value) =>
        enumeration?.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.ConstantValue is int number && number == value)
        ?? [];
}
