// corpus: program
// Chat on a link-local IPv6 group: dotnet run -- eth0
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;

if (args is not [var interfaceName])
{
    Console.Error.WriteLine("usage: groupchat INTERFACE");
    return 2;
}

var nic = NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(n => n.Name == interfaceName);
if (nic is null)
{
    Console.Error.WriteLine($"no interface {interfaceName}");
    return 1;
}

int index = nic.GetIPProperties().GetIPv6Properties().Index;
IPAddress group = IPAddress.Parse("ff12::c4a7");
const int port = 34567;

using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, index);
socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastTimeToLive, 1);
socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(group, index));

string me = $"{Environment.UserName}@{Environment.MachineName}";
Task receiving = Task.Run(() =>
{
    byte[] buffer = new byte[1500];
    EndPoint from = new IPEndPoint(IPAddress.IPv6Any, 0);
    while (true)
    {
        int length = socket.ReceiveFrom(buffer, ref from);
        string text = Encoding.UTF8.GetString(buffer, 0, length);
        if (!text.StartsWith(me + ": ", StringComparison.Ordinal))
        {
            Console.WriteLine(text);
        }
    }
});

while (Console.ReadLine() is { Length: > 0 } line)
{
    socket.SendTo(Encoding.UTF8.GetBytes($"{me}: {line}"), new IPEndPoint(group, port));
}

socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.DropMembership, new IPv6MulticastOption(group, index));
return receiving.IsFaulted ? 1 : 0;
