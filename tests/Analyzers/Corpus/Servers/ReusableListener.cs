using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Hive.Transport
{
    /// <summary>Listens for peers; restarts fast because the port may still be in TIME_WAIT.</summary>
    public sealed class PeerListener : IAsyncDisposable
    {
        private readonly Func<Socket, CancellationToken, Task> _onPeer;
        private readonly CancellationTokenSource _stop = new CancellationTokenSource();
        private Task? _loop;

        public PeerListener(Func<Socket, CancellationToken, Task> onPeer) => _onPeer = onPeer;

        public IPEndPoint? LocalEndPoint { get; private set; }

        public void Start(int port)
        {
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1015:SocketOptionName.ReuseAddress|}, true);
            listener.Bind(new IPEndPoint(IPAddress.Any, port));
            listener.Listen(100);
            LocalEndPoint = (IPEndPoint)listener.LocalEndPoint!;
            _loop = AcceptLoop(listener);
        }

        public async ValueTask DisposeAsync()
        {
            _stop.Cancel();
            if (_loop != null)
            {
                try
                {
                    await _loop.ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                }
            }

            _stop.Dispose();
        }

        private async Task AcceptLoop(Socket listener)
        {
            using (listener)
            {
                while (!_stop.IsCancellationRequested)
                {
                    var peer = await listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                    peer.NoDelay = true;
                    _ = Serve(peer);
                }
            }
        }

        private async Task Serve(Socket peer)
        {
            using (peer)
            {
                try
                {
                    await _onPeer(peer, _stop.Token).ConfigureAwait(false);
                }
                catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
                {
                    // gone, nothing to do
                }
            }
        }
    }
}
