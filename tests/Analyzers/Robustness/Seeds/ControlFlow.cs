using System.Net;
using System.Net.Sockets;

namespace Seeds;

internal static class ControlFlow
{
    public static IEnumerable<Socket> Walk(IPEndPoint endPoint, int state, bool retry)
    {
        Socket? socket = null;
        switch (state)
        {
            case 0:
                socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(endPoint);
                goto case 1;
            case 1 when retry:
                socket!.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                break;
            case 1:
                socket?.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
                goto default;
            case > 1 and < 5:
                yield break;
            default:
                socket ??= new Socket(SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = retry };
                break;
        }

        using (Socket inner = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            inner.Bind(endPoint);
            try
            {
                inner.Listen();
                if (retry) throw new SocketException((int)SocketError.AddressAlreadyInUse);
            }
            catch (SocketException) when (Log(() => inner.ExclusiveAddressUse = true))
            {
                inner.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }
            catch
            {
                throw;
            }
            finally
            {
                foreach (IPAddress _ in Dns.GetHostAddresses("localhost"))
                {
                    inner.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                }
            }
        }

    loop:
        while (socket is { Connected: false, LocalEndPoint: IPEndPoint { Port: var port } } && port-- > 0)
        {
            for (; ; socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.ReuseAddress, true))
            {
                if (state++ > 3) goto loop;
                if (state < 0) goto end;
            }
        }

        yield return socket!;
    end:
        lock (endPoint) checked { state += socket!.Receive(new byte[1]); }
    }

    private static bool Log(Func<bool> action) => action();
}
