using System;
using System.IO;
using System.Net;
using System.Net.Sockets;

namespace FtpLite
{
    /// <summary>The data connection of an FTP client, active or passive.</summary>
    public class FtpDataChannel : IDisposable
    {
        private Socket listener;
        private Socket data;

        public static FtpDataChannel Passive(IPEndPoint server, bool keepAlive)
        {
            FtpDataChannel channel = new FtpDataChannel();
            channel.data = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // wait until the server has everything
            channel.data.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|SOPT1005:true|});
            channel.data.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, keepAlive);
            channel.data.Connect(server);
            return channel;
        }

        public static FtpDataChannel Active(IPAddress local, out IPEndPoint tellServer)
        {
            FtpDataChannel channel = new FtpDataChannel();
            channel.listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            channel.listener.Bind(new IPEndPoint(local, 0));
            channel.listener.Listen(1);
            tellServer = (IPEndPoint)channel.listener.LocalEndPoint;
            return channel;
        }

        public bool IsKeptAlive
        {
            get { return {|SOPT1005:(bool)data.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)|}; }
        }

        public long Upload(Stream source, Action<long> progress)
        {
            if (data == null)
            {
                data = listener.Accept();
                listener.Close();
                data.SendBufferSize = 65536;
            }

            long total = 0;
            byte[] buffer = new byte[65536];
            int count;
            while ((count = source.Read(buffer, 0, buffer.Length)) > 0)
            {
                int sent = 0;
                while (sent < count)
                    sent += data.Send(buffer, sent, count - sent, SocketFlags.None);
                total += count;
                if (progress != null)
                    progress(total);
            }

            data.Shutdown(SocketShutdown.Send);
            return total;
        }

        public void Dispose()
        {
            if (listener != null) listener.Close();
            if (data != null) data.Close();
        }
    }
}
