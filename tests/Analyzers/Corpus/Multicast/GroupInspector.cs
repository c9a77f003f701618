using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;

namespace Netlab
{
    /// <summary>Joins and leaves groups, and keeps a list because nobody else does.</summary>
    public class GroupInspector
    {
        private readonly Socket socket;
        private readonly HashSet<IPAddress> joined = new HashSet<IPAddress>();

        public GroupInspector(int port)
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
        }

        public IReadOnlyCollection<IPAddress> Joined
        {
            get { return joined; }
        }

        public bool Join(IPAddress group)
        {
            if (!joined.Add(group))
                return false;

            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group));
            return true;
        }

        public bool Leave(IPAddress group)
        {
            if (!joined.Remove(group))
                return false;

            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.DropMembership, new MulticastOption(group));
            return true;
        }

        /// <summary>What the system thinks we have joined.</summary>
        public string AskSystem()
        {
            try
            {
                object value = socket.GetSocketOption(SocketOptionLevel.IP, {|SOPT1002:SocketOptionName.AddMembership|});
                MulticastOption option = value as MulticastOption;
                return option == null ? "nothing" : option.Group.ToString();
            }
            catch (SocketException e)
            {
                return "error " + e.ErrorCode;
            }
        }

        public string Describe()
        {
            int ttl = (int)socket.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive);
            bool loop = (int)socket.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback) != 0;
            int index = (int)socket.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface);
            return string.Format("ttl {0}, loopback {1}, interface {2}", ttl, loop, index);
        }
    }
}
