// corpus: program
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

string host = args.FirstOrDefault() ?? "example.net";
int maxHops = args.Length > 1 ? int.Parse(args[1]) : 30;
const int basePort = 33434;

IPAddress target = (await Dns.GetHostAddressesAsync(host)).First();
bool v6 = target.AddressFamily == AddressFamily.InterNetworkV6;
Console.WriteLine($"traceroute to {host} ({target}), {maxHops} hops max");

using Socket icmp = v6
    ? new Socket(AddressFamily.InterNetworkV6, SocketType.Raw, ProtocolType.IcmpV6)
    : new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp);
icmp.ReceiveTimeout = 2000;

using Socket udp = new(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
byte[] answer = new byte[512];

for (int hop = 1; hop <= maxHops; hop++)
{
    SetHops(hop);
    Console.Write($"{hop,3} ");
    IPAddress? last = null;
    bool arrived = false;

    for (int probe = 0; probe < 3; probe++)
    {
        long started = Stopwatch.GetTimestamp();
        udp.SendTo("................................"u8, new IPEndPoint(target, basePort + hop));
        try
        {
            EndPoint from = new IPEndPoint(v6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
            icmp.ReceiveFrom(answer, ref from);
            IPAddress router = ((IPEndPoint)from).Address;
            if (!router.Equals(last))
            {
                Console.Write($" {router}");
                last = router;
            }

            Console.Write($"  {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F3} ms");
            arrived |= router.Equals(target);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.TimedOut)
        {
            Console.Write(" *");
        }
    }

    Console.WriteLine();
    if (arrived)
    {
        break;
    }
}

void SetHops(int hops)
{
    // The same member at both levels: IP_TTL here, IPV6_UNICAST_HOPS there.
    if (v6)
    {
        udp.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IpTimeToLive, hops);
    }
    else
    {
        udp.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, hops);
    }
}
