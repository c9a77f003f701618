// corpus: net472
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;

namespace Gateway.Devices
{
    [StructLayout(LayoutKind.Sequential)]
    internal struct TcpKeepAlive
    {
        public uint OnOff;
        public uint Time;
        public uint Interval;

        public byte[] ToBytes()
        {
            byte[] bytes = new byte[12];
            BitConverter.GetBytes(OnOff).CopyTo(bytes, 0);
            BitConverter.GetBytes(Time).CopyTo(bytes, 4);
            BitConverter.GetBytes(Interval).CopyTo(bytes, 8);
            return bytes;
        }
    }

    /// <summary>A Windows service, so nothing here asks on which system it runs.</summary>
    public sealed class DeviceGateway
    {
        private readonly Socket _listener;
        private readonly List<Socket> _devices = new List<Socket>();

        public DeviceGateway(int port)
        {
            _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            _listener.Bind(new IPEndPoint(IPAddress.Any, port));
            _listener.Listen(int.MaxValue);
        }

        public void Start()
        {
            Thread thread = new Thread(AcceptLoop) { IsBackground = true };
            thread.Start();
        }

        private void AcceptLoop()
        {
            while (true)
            {
                Socket device = _listener.Accept();
                TcpKeepAlive keepAlive = new TcpKeepAlive { OnOff = 1, Time = 30000, Interval = 1000 };
                device.IOControl(IOControlCode.KeepAliveValues, keepAlive.ToBytes(), null);
                device.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);
                device.NoDelay = true;

                lock (_devices)
                {
                    _devices.Add(device);
                }
            }
        }

        public void Broadcast(byte[] telegram)
        {
            lock (_devices)
            {
                _devices.RemoveAll(device => !TrySend(device, telegram));
            }
        }

        private static bool TrySend(Socket device, byte[] telegram)
        {
            try
            {
                return device.Send(telegram) == telegram.Length;
            }
            catch (SocketException)
            {
                device.Close();
                return false;
            }
        }
    }
}
