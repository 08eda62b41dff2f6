<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EPL-2.0 -->
<!--
  Makes p2's index of the update site depend on nothing but what is in it: not on when it was built, nor on the Java that built it, which
  Tycho adds as if it were to be installed, in an order of chance.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="timestamp"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="units">
    <units size="{count(unit[@id != 'a.jre.javase'])}">
      <xsl:apply-templates select="unit[@id != 'a.jre.javase']">
        <xsl:sort select="@id"/>
      </xsl:apply-templates>
    </units>
  </xsl:template>

  <xsl:template match="property[@name = 'p2.timestamp']/@value">
    <xsl:attribute name="value">
      <xsl:value-of select="$timestamp"/>
    </xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
