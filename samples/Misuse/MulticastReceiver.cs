using System.Net;
using System.Net.Sockets;

namespace Misuse;

/// <summary>Prints what is announced to a group.</summary>
internal static class MulticastReceiver
{
    private static readonly IPAddress Group = IPAddress.Parse("239.1.2.3");

    public static void Run()
    {
        using Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

        // All the other options of this program are of the level IP.
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.ReuseAddress, true);

        // Datagrams are what is broadcast, and their protocol is UDP.
        socket.SetSocketOption(SocketOptionLevel.Udp, SocketOptionName.Broadcast, true);

        // Copied from the TCP part, so that packets leave at once here as well.
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);

        // As far as possible.
        socket.Ttl = 300;

        socket.Bind(new IPEndPoint(IPAddress.Any, 5353));
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group));

        // What was set can surely be read, to see whether it is in force.
        if (socket.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership) is MulticastOption joined)
        {
            Console.WriteLine($"Joined {joined.Group}.");
        }

        byte[] buffer = new byte[1500];
        while (true)
        {
            int count = socket.Receive(buffer);
            Console.WriteLine(Convert.ToHexString(buffer, 0, count));
        }
    }

    public static void JoinIPv6(Socket socket, IPAddress group) =>
        // The level is right, and the class is the one that the code for IPv4 uses.
        socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new MulticastOption(group));
}
