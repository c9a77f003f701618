// A server whose socket options compile but cannot work. `dotnet build samples/Misuse` says of each what it really does;
// expected.txt is the list.

using System.Net;
using System.Net.Sockets;
using Sockopt;

// The type of a socket is chosen when it is made, also in this process's own stack.
SocketStack stack = new SocketStack(StackProfile.OpenBsd, LocalDomain.CreateProtocols());
stack.CreatePair(SocketDomain.Unix, SocketType.Stream, 0, new Credential(0, 0, 1), out KernelSocket? end, out _);
end!.SetOption(BsdOption.SolSocket, BsdOption.SoType, BitConverter.GetBytes(2));

using Socket listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);

// Whether a socket accepts connections is for Listen to decide, and this option only tells.
listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection, true);
listener.Bind(new IPEndPoint(IPAddress.Loopback, 8080));
listener.Listen();

while (true)
{
    using Socket connection = listener.Accept();

    // Reading a pending error clears it. Writing zero to it does not.
    connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, 0);

    if (OperatingSystem.IsLinux())
    {
        // The low-water mark for sending is a setting on the BSDs and a fixed number on Linux.
        connection.SetRawSocketOption(LinuxOption.SolSocket, LinuxOption.SoSendLowWater, BitConverter.GetBytes(4096));
    }

    connection.Send("hello\n"u8);
}

internal static class LinuxOption
{
    public const int SolSocket = 1;
    public const int SoSendLowWater = 19;
}

internal static class BsdOption
{
    public const int SolSocket = 0xffff;
    public const int SoType = 0x1008;
}
