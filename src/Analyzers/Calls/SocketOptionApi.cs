namespace Sockopt.Analyzers.Calls;

/// <summary>A family of uses of options, told apart by how they name one.</summary>
internal enum SocketOptionApi
{
    /// <summary><c>GetSocketOption</c> and <c>SetSocketOption</c> of the framework's socket: by the framework's names.</summary>
    Framework,

    /// <summary><c>GetRawSocketOption</c> and <c>SetRawSocketOption</c> there: by the running system's numbers.</summary>
    FrameworkRaw,

    /// <summary>A property of the framework's socket or clients, such as <c>NoDelay</c>.</summary>
    FrameworkProperty,

    /// <summary><c>IOControl</c> of the framework's socket: by a control code of Windows.</summary>
    FrameworkControl,

    /// <summary>A P/Invoke called <c>getsockopt</c> or <c>setsockopt</c>: by the running system's numbers.</summary>
    Native,

    /// <summary>A key of the typed API on the framework's socket, or a property of its view <c>socket.Options</c>.</summary>
    Typed,

    /// <summary>A key of the typed API on the in-process core's socket.</summary>
    CoreTyped,

    /// <summary><c>GetOption</c> and <c>SetOption</c> of the in-process core's socket: by the numbers of the core.</summary>
    Core,
}
