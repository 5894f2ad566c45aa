FROM docker.io/library/busybox:1.35
COPY --chmod=755 start.sh /start
COPY --chmod=755 page.sh /www/cgi-bin/page
COPY health /www/health
RUN echo 2 > /version
CMD ["/start"]
