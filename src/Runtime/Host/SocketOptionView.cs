using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>The options of a socket as properties: <c>socket.Options.TcpNoDelay = true</c>.</summary>
/// <remarks>
/// <para>What it shows is compiled from tables: a property for an option that can be read and set, one without a setter for
/// an option that can only be read, and a method for an option that can only be set. Reading a property changes nothing, so
/// that debuggers and bindings can: an option that reading clears has a method <c>Take…()</c>, and one whose value is a new
/// descriptor, which the caller disposes of, a method <c>Open…()</c>. Each does what its key does: see
/// <see cref="SocketOptionExtensions"/>.</para>
/// <para>Every access to <c>Options</c> makes a view. In optimised code the JIT keeps it on the stack, and nothing is
/// allocated. It does not in the body of a loop, nor beyond some fifty accesses in one method, where the JIT of .NET 10 stops
/// inlining: there an access costs 24 bytes. A view in a local variable costs them once, a method of its own for the options
/// of a socket not at all.</para>
/// </remarks>
public sealed class SocketOptionView
{
    private readonly Socket _socket;

    internal SocketOptionView(Socket socket) => _socket = socket;

    // Generated properties call these. They are inlined, and so are the properties, which are too short for the JIT not to:
    // were one of them called, the view would be passed to it, and would have to be an object of the heap.

    /// <summary>Reads an option; for generated code. Elsewhere, <c>socket.GetOption(key)</c> says the same.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Get<T>(OptionKey<T> key) => HostOption.Get(_socket, key.Definition);

    /// <inheritdoc cref="Get{T}(OptionKey{T})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Get<T>(ReadOnlyOptionKey<T> key) => HostOption.Get(_socket, key.Definition);

    /// <summary>Sets an option; for generated code. Elsewhere, <c>socket.SetOption(key, value)</c> says the same.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set<T>(OptionKey<T> key, T value) => HostOption.Set(_socket, key.Definition, value);

    /// <inheritdoc cref="Set{T}(OptionKey{T}, T)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set<T>(WriteOnlyOptionKey<T> key, T value) => HostOption.Set(_socket, key.Definition, value);

    /// <summary>Sets an option that takes no value; for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(WriteOnlyOptionKey<NoValue> key) => HostOption.Set(_socket, key.Definition, default);
}
