using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Plant.Scada
{
    /// <summary>Holds a connection to a PLC and comes back when it is lost.</summary>
    public class ReconnectingClient
    {
        private readonly string _host;
        private readonly int _port;
        private Socket _socket;
        private int _failures;

        public ReconnectingClient(string host, int port)
        {
            _host = host;
            _port = port;
        }

        public event EventHandler<bool> ConnectionChanged;

        public async Task RunAsync(Func<Socket, Task> session, CancellationToken cancel)
        {
            while (!cancel.IsCancellationRequested)
            {
                try
                {
                    _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    _socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1003:SocketOptionName.NoDelay|}, true);
                    _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                    // two minutes
                    _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, {|SOPT1006:120000|});
                    _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
                    await _socket.ConnectAsync(_host, _port, cancel);

                    _failures = 0;
                    ConnectionChanged?.Invoke(this, true);
                    await session(_socket);
                }
                catch (SocketException)
                {
                    _failures++;
                }
                finally
                {
                    _socket?.Dispose();
                    ConnectionChanged?.Invoke(this, false);
                }

                // 1, 2, 4, ... at most 60 seconds, and not all clients at the same time
                double seconds = Math.Min(60, Math.Pow(2, _failures)) * (0.8 + 0.4 * Random.Shared.NextDouble());
                await Task.Delay(TimeSpan.FromSeconds(seconds), cancel);
            }
        }
    }
}
