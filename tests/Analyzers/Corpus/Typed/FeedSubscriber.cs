// corpus: sockopt, program
using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Sockopt;

// feed GROUP PORT INTERFACE [SOURCE]
if (args.Length is < 3 or > 4)
{
    return 64;
}

IPAddress group = IPAddress.Parse(args[0]);
int port = int.Parse(args[1]);
IPInterfaceProperties nic = NetworkInterface.GetAllNetworkInterfaces().Single(candidate => candidate.Name == args[2]).GetIPProperties();
IPAddress local = nic.UnicastAddresses.First(unicast => unicast.Address.AddressFamily == group.AddressFamily).Address;

using Socket socket = new(group.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
{
    Options = { ReuseAddress = true, ReceiveBufferSize = 16 << 20 },
};
socket.Bind(new IPEndPoint(OperatingSystem.IsWindows() ? local : group, port));

if (group.AddressFamily == AddressFamily.InterNetworkV6)
{
    socket.Options.IPv6AddMembership(new IPv6Membership(group, nic.GetIPv6Properties().Index));
}
else if (args.Length == 4)
{
    socket.SetOption(IPOption.AddSourceMembership, new IPv4SourceMembership(group, IPAddress.Parse(args[3]), local));
}
else
{
    socket.SetOption(IPOption.AddMembership, new IPv4Membership(group, local));
}

if (OperatingSystem.IsLinux())
{
    // Only groups of this socket, and count what the kernel drops.
    socket.Options.IPMulticastAll = false;
    socket.Options.ReceiveDropCount = true;
    SocketError busy = socket.TrySetOption(SocketOption.BusyPoll, TimeSpan.FromMicroseconds(50));
    if (busy == SocketError.AccessDenied)
    {
        Console.Error.WriteLine("no CAP_NET_ADMIN: not polling");
    }
}

byte[] packet = new byte[2048];
for (ulong expected = 0; ;)
{
    int length = socket.Receive(packet);
    ulong sequence = BinaryPrimitives.ReadUInt64LittleEndian(packet);
    if (length < 8 || (expected != 0 && sequence != expected))
    {
        Console.WriteLine($"gap before {sequence}");
    }

    expected = sequence + 1;
}
