// corpus: net472
using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace HelpDesk.Relay
{
    /// <summary>Pairs the helper with the one who needs help; both have called us.</summary>
    public class RemoteDesktopRelay
    {
        private readonly TcpListener _listener;
        private TcpClient _waiting;

        public RemoteDesktopRelay(int port)
        {
            _listener = TcpListener.Create(port);
            _listener.ExclusiveAddressUse = true;
        }

        public async Task RunAsync()
        {
            _listener.Start();
            for (;;)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                client.NoDelay = true;
                client.SendBufferSize = 128 * 1024;
                client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                client.Client.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, 32);

                if (_waiting == null || !IsAlive(_waiting.Client))
                {
                    if (_waiting != null)
                    {
                        _waiting.Close();
                    }

                    _waiting = client;
                }
                else
                {
                    Task ignored = RelayAsync(_waiting, client);
                    _waiting = null;
                }
            }
        }

        private static bool IsAlive(Socket socket)
        {
            if (!socket.Poll(0, SelectMode.SelectRead))
                return true;

            var error = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
            return error == 0 && socket.Available > 0;
        }

        private static async Task RelayAsync(TcpClient first, TcpClient second)
        {
            using (first)
            using (second)
            {
                Task there = first.GetStream().CopyToAsync(second.GetStream());
                Task back = second.GetStream().CopyToAsync(first.GetStream());
                try
                {
                    await Task.WhenAny(there, back);
                }
                catch (Exception e)
                {
                    Console.Error.WriteLine("{0:u} {1}", DateTime.UtcNow, e.Message);
                }
            }
        }
    }
}
